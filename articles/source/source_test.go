package source_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/articles/source"
)

// shelf makes a folder tree of the given files and enters it.
func shelf(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// open prints what Open yields, a line each.
func open(args []string, opt source.Options) []string {
	var got []string
	for raw, err := range source.Open(context.Background(), args, opt) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s=%s", raw.Source, raw.Data))
	}
	return got
}

func TestOpen(t *testing.T) {
	shelf(t, map[string]string{
		"news/b.txt": "B", "news/a.md": "A", "news/sub/c": "C", "news/sub/tool": "\x7fELF\x00", "news/sub/wide": "\xff\xfea\x00",
		"news/.hidden.txt": "no", "news/.git/x.txt": "no", "news/pic.png": "no", "news/z.TXT": "Z", "news/empty.txt": "",
		"pics/a.png": "P", "big.txt": strings.Repeat("x", 2049), ".dot.txt": "D",
	})
	const (
		emptyMessage = "! news/empty.txt: there is nothing in it; check that it was saved whole"
		wide         = "news/sub/wide=\xff\xfea\x00"
	)
	folder := []string{"news/a.md=A", "news/b.txt=B", emptyMessage, "news/sub/c=C", wide, "news/z.TXT=Z"}
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"folder", []string{"news"}, folder},
		{"the same twice", []string{"news/b.txt", "news", "news/../news/", "./news/a.md"}, []string{"news/b.txt=B", "news/a.md=A", emptyMessage, "news/sub/c=C", wide, "news/z.TXT=Z"}},
		{"files by name are always tried", []string{"pics/a.png", ".dot.txt", "news/sub/tool"}, []string{"pics/a.png=P", ".dot.txt=D", "news/sub/tool=\x7fELF\x00"}},
		{"one bad document, the rest goes on", []string{"missing.txt", "news/b.txt"}, []string{"! missing.txt: there is no such file or folder; check the spelling", "news/b.txt=B"}},
		{"over the limit", []string{"big.txt", "news/b.txt"}, []string{"! big.txt: it is over the limit of 2 KiB; split it, or raise the limit with --max-size", "news/b.txt=B"}},
		{"no text in the folder", []string{"pics"}, []string{"! pics: no text file in this folder (.txt, .text, .md, .markdown, .html, .htm, .eml, .mbox, .rss, .atom, a feed in .xml, or no extension); name other files one by one"}},
		{"standard input, once", []string{"-", "-"}, []string{"-=from a pipe"}},
		{"an address", []string{"https://example.org/"}, []string{"! https://example.org/: this is an address, and nothing may be fetched here; save the page and name its file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := open(tt.args, source.Options{MaxBytes: 2048, Stdin: strings.NewReader("from a pipe")})
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
		})
	}
}

func TestOpenMailsAndFeeds(t *testing.T) {
	const box = "From a@example.org Wed Jul 13 14:50:00 2022\nSubject: S\n\nM"
	shelf(t, map[string]string{
		"all/mail/cur/1.x:2,S": "C1", "all/mail/new/2.x": "N2", "all/mail/tmp/3.x": "no", "all/mail/.Lists/cur/4.x": "L4", "all/mail/.Lists/new/.x": "no",
		"all/mail/.Lists/tmp/x": "no", "all/feed.xml": "<?xml version='1.0'?>\n<rss>", "all/other.xml": "<svg>", "all/x.atom": "<feed>", "box": box,
	})
	want := []string{"all/feed.xml=<?xml version='1.0'?>\n<rss>", "all/mail/cur/1.x:2,S=C1", "all/mail/new/2.x=N2", "all/mail/.Lists/cur/4.x=L4", "all/x.atom=<feed>", "box=" + box}
	if got := open([]string{"all", "box"}, source.Options{}); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if got := open([]string{"all/mail", "all/other.xml"}, source.Options{}); len(got) != 4 {
		t.Errorf("a maildir and a file by name: got %q", got)
	}
	for raw, err := range source.Open(context.Background(), []string{"box", "all/x.atom"}, source.Options{Streams: true, MaxBytes: 10}) {
		if err != nil || raw.Source == "box" != (raw.Stream != nil && raw.Media == source.MediaMailbox && raw.Data == nil) || raw.Stamp == "" {
			t.Errorf("got %+v, error %v", raw, err)
		}
	}
}

func TestOpenSkips(t *testing.T) {
	shelf(t, map[string]string{"a/1.txt": "one", "a/2.txt": "two"})
	stamps := map[string]string{}
	for raw, err := range source.Open(context.Background(), []string{"a"}, source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		stamps[raw.Source] = raw.Stamp
	}
	if err := os.WriteFile("a/2.txt", []byte("three"), 0o644); err != nil {
		t.Fatal(err)
	}
	known := func(path, stamp string) bool { return stamps[path] == stamp }
	if got := open([]string{"a"}, source.Options{Skip: known}); fmt.Sprint(got) != "[a/2.txt=three]" {
		t.Errorf("got %q", got)
	}
	if got := open([]string{"a"}, source.Options{Skip: func(string, string) bool { return true }}); len(got) != 0 {
		t.Errorf("all known: got %q", got)
	}
}

func TestOpenFound(t *testing.T) {
	shelf(t, map[string]string{"a.txt": "A", "b.png": "no", ".c.txt": "no", "d": "\x7fELF\x00"})
	if got := open([]string{"a.txt", "b.png", ".c.txt", "d"}, source.Options{Found: true}); fmt.Sprint(got) != "[a.txt=A]" {
		t.Errorf("got %q", got)
	}
}

func TestOpenFetches(t *testing.T) {
	t.Chdir(t.TempDir())
	opt := source.Options{Fetch: func(_ context.Context, address string) (source.Raw, error) {
		return source.Raw{Source: address, Data: []byte("F")}, nil
	}}
	if got := open([]string{"https://example.org/", "gone", "https://example.org/"}, opt); fmt.Sprint(got) != "[https://example.org/=F ! gone: there is no such file or folder; check the spelling]" {
		t.Errorf("got %q", got)
	}
}

func TestOpenLinks(t *testing.T) {
	shelf(t, map[string]string{"news/a.txt": "A", "news/sub/b.txt": "B", "other/c.txt": "C"})
	for link, to := range map[string]string{
		"news/sub/loop": "..", "news/self": ".", "news/other": "../other", "news/again.txt": "a.txt", "news/gone.txt": "nowhere",
	} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	want := `["news/a.txt=A" "news/other/c.txt=C" "news/sub/b.txt=B"]`
	if got := fmt.Sprintf("%q", open([]string{"news"}, source.Options{})); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOpenUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	shelf(t, map[string]string{"a.txt": "A", "b.txt": "B"})
	if err := os.Chmod("a.txt", 0); err != nil {
		t.Fatal(err)
	}
	want := `["! a.txt: no permission to read it; check who may (chmod, chown)" "b.txt=B"]`
	if got := fmt.Sprintf("%q", open([]string{"a.txt", "b.txt"}, source.Options{})); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOpenStdinBounded(t *testing.T) {
	got := open([]string{"-"}, source.Options{MaxBytes: 10, Stdin: endless{}})
	if want := `["! -: it is over the limit of 10 bytes; split it, or raise the limit with --max-size"]`; fmt.Sprintf("%q", got) != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

// endless is a reader without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestOpenInterrupted(t *testing.T) {
	silent, writer := io.Pipe()
	defer writer.Close()
	ctx, cancel := context.WithCancel(context.Background())
	started := &signalling{r: silent, cancel: cancel}
	for _, err := range source.Open(ctx, []string{"-", "missing"}, source.Options{Stdin: started}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got error %v, want that the context was cancelled", err)
		}
	}
}

// signalling cancels when it is first read from.
type signalling struct {
	r      io.Reader
	cancel func()
}

func (s *signalling) Read(p []byte) (int, error) {
	s.cancel()
	return s.r.Read(p)
}

func TestOpenProgress(t *testing.T) {
	shelf(t, map[string]string{"a/1.txt": "one", "a/2.txt": "three"})
	var told []string
	open([]string{"a", "missing"}, source.Options{Progress: func(p source.Progress) {
		told = append(told, fmt.Sprintf("%s %d/%d %d", p.Source, p.Done, p.Total, p.Bytes))
	}})
	want := `["a/1.txt 1/3 3" "a/2.txt 2/3 8" "missing 3/3 8"]`
	if got := fmt.Sprintf("%q", told); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOpenStopsWhenAsked(t *testing.T) {
	shelf(t, map[string]string{"1.txt": "one", "2.txt": "two"})
	for range source.Open(context.Background(), []string{"1.txt", "2.txt"}, source.Options{
		Progress: func(p source.Progress) {
			if p.Done > 1 {
				t.Error("read on after the loop was left")
			}
		},
	}) {
		break
	}
}

func ExampleOpen() {
	input := strings.NewReader("The bridge is open, the mayor said.")
	for raw, err := range source.Open(context.Background(), []string{"-", "no-such.txt"}, source.Options{Stdin: input}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s: %d bytes\n", raw.Source, len(raw.Data))
	}
	// Output:
	// -: 35 bytes
	// no-such.txt: there is no such file or folder; check the spelling
}
