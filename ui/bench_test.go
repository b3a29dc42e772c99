package ui_test

import (
	"context"
	"flag"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui"
	"whosaid/ui/keys"
)

const (
	megabyte = 1 << 20
	many     = 2000 // articles of the long list
)

// BenchmarkKeyToFrame measures one key press with the frame it leads to, on an
// article of 1 MB with thousands of quotes.
func BenchmarkKeyToFrame(b *testing.B) {
	a := large(megabyte)
	lib := filled(b, a)
	for _, key := range []struct{ name, there, back string }{
		{"line", "j", "k"},
		{"page", "space", "ctrl+b"},
		{"end", "G", "gg"},
		{"quote", "]q", "[q"},
		{"speaker", "]s", "[s"},
		{"pane", "l", "h"},
		{"removed", "x", "x"},
	} {
		b.Run(key.name, func(b *testing.B) {
			s := open(b, lib, 200, 50, ui.Options{})
			s.press("tab", "ctrl+d")
			b.SetBytes(int64(len(a.Text)))
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 {
					s.press(key.there)
				} else {
					s.press(key.back)
				}
				s.m.View()
			}
		})
	}
}

// BenchmarkFind measures a key typed into the search of a 1 MB article.
func BenchmarkFind(b *testing.B) {
	a := large(megabyte)
	s := open(b, filled(b, a), 200, 50, ui.Options{})
	s.press("tab", "/")
	b.SetBytes(int64(len(a.Text)))
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			s.typed("q")
		} else {
			s.press("backspace")
			s.press("/")
		}
		s.m.View()
	}
}

// BenchmarkResize measures a new width for a 1 MB article, with the frame.
func BenchmarkResize(b *testing.B) {
	a := large(megabyte)
	s := open(b, filled(b, a), 200, 50, ui.Options{})
	s.press("tab", "G")
	b.SetBytes(int64(len(a.Text)))
	for i := 0; b.Loop(); i++ {
		s.resize(100+i%2*60, 50)
		s.m.View()
	}
}

// BenchmarkOpen measures opening the screen on an article of 1 MB, up to the
// first frame.
func BenchmarkOpen(b *testing.B) {
	a := large(megabyte)
	lib := filled(b, a)
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		open(b, lib, 200, 50, ui.Options{}).m.View()
	}
}

// BenchmarkList measures moving through a list of many articles.
func BenchmarkList(b *testing.B) {
	s := open(b, shelfOf(b, many), 200, 50, ui.Options{})
	for i := 0; b.Loop(); i++ {
		if i/1000%2 == 0 {
			s.press("j")
		} else {
			s.press("k")
		}
		s.m.View()
	}
}

func shelfOf(b *testing.B, n int) *library.Library {
	b.Helper()
	articles := make([]*model.Article, n)
	for i := range articles {
		articles[i] = article(fmt.Sprintf("n%d", i), fmt.Sprintf("Headline number %d of a long list", i), "The Coast",
			fmt.Sprintf("2024-03-%02d", i%28+1),
			para(fmt.Sprintf("“We counted %d boats,” harbour master Ida Moen said.", i)))
	}
	return filled(b, articles...)
}

var libraryFile = flag.String("library", "", "library that BenchmarkLibrary opens")

// BenchmarkLibrary measures keys with the frames they lead to in a kept library:
// moving in the list, which opens article after article, opening the next one,
// a star, and what the screen waits for while one types into the finder.
func BenchmarkLibrary(b *testing.B) {
	if *libraryFile == "" {
		b.Skip("no -library FILE")
	}
	lib, err := library.Open(context.Background(), *libraryFile, library.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	for !lib.Complete() {
		time.Sleep(time.Millisecond)
	}
	for _, key := range []struct {
		name  string
		first string
		keys  []string
	}{
		{"down", "", []string{"j"}},
		{"page", "", []string{"ctrl+f"}},
		{"ends", "", []string{"G", "gg"}},
		{"next", "enter", []string{"J"}},
		{"star", "", []string{"s"}},
		{"finder", "F", []string{"t", "backspace"}},
	} {
		b.Run(key.name, func(b *testing.B) {
			s := open(b, lib, 200, 50, ui.Options{})
			if key.first != "" {
				s.press(key.first)
			}
			var cmd tea.Cmd
			for i := 0; b.Loop(); i++ {
				seq, _ := keys.Parse(key.keys[i%len(key.keys)])
				for _, k := range seq {
					_, cmd = s.m.Update(keyPress(k))
				}
				s.m.View()
				b.StopTimer()
				s.run(cmd) // elsewhere
				b.StartTimer()
			}
		})
	}
}
