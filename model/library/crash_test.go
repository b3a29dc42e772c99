package library_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
)

// crashFile, when it is set, makes the test binary fill the library of that name
// until it is killed; crashFrom is the number of the first article.
const (
	crashFile = "WHOSAID_TEST_FILL"
	crashFrom = "WHOSAID_TEST_FROM"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		fill(path)
		return
	}
	os.Exit(m.Run())
}

// note is the i-th of endlessly many small articles.
func note(i int) *model.Article {
	a := article(fmt.Sprintf("note-%d", i), "2031-05-03", fmt.Sprintf(
		"Note number %d\n\nThe keeper of lamp %d came home on Friday.\n\n“Lamp %d burns,” said Keeper Alva Storm.", i, i, i))
	a.URL = fmt.Sprintf("https://notes.example/%d", i)
	return a
}

// fill adds notes and says how many are acknowledged.
func fill(path string) {
	first := 0
	_, _ = fmt.Sscan(os.Getenv(crashFrom), &first)
	l, err := library.Open(context.Background(), path, library.Options{})
	if err != nil {
		fmt.Println("failed:", err)
		return
	}
	told := 0
	_, err = l.Import(context.Background(), func(yield func(*model.Article, error) bool) {
		for i := first; ; i++ {
			if !yield(note(i), nil) {
				return
			}
		}
	}, func(p library.Progress) {
		if p.Committed != told {
			told = p.Committed
			fmt.Println(first + told)
		}
	})
	fmt.Println("failed:", err)
}

func TestKilledAtAnyMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	acknowledged := 0
	for round, acks := range []int{1, 3, 2, 5} {
		acknowledged = crash(t, path, acknowledged, acks, round*1000)
		r, err := library.Doctor(t.Context(), path, false, library.Options{}, nil)
		if err != nil || !r.OK {
			t.Fatalf("round %d: %v, %+v", round, err, r)
		}
		l := keep(t, path)
		for i := range acknowledged {
			a := l.Article(model.ArticleID(fmt.Sprintf("note-%d", i)))
			if a == nil || a.Text != note(i).Text {
				t.Fatalf("round %d: note %d of %d acknowledged is lost", round, i, acknowledged)
			}
		}
		if l.Reading("note-0") == nil || len(l.SaidBy(l.Speaker(quote(t, l, "note-0", "burns").ID))) < acknowledged {
			t.Errorf("round %d: not all is said", round)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// crash lets a process fill the library from an article on, kills it when it has
// acknowledged so many batches and written so many bytes more than nothing, and
// returns how many articles it had acknowledged.
func crash(t *testing.T, path string, first, acks, spin int) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashFile+"="+path, fmt.Sprintf("%s=%d", crashFrom, first))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := first
	lines := bufio.NewScanner(out)
	for range acks {
		if !lines.Scan() || strings.HasPrefix(lines.Text(), "failed") {
			t.Fatalf("the process ended: %q", lines.Text())
		}
		_, _ = fmt.Sscan(lines.Text(), &last)
	}
	for i := range spin { // a moment that differs from round to round
		_ = fmt.Sprint(i)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it said before it died counts
		_, _ = fmt.Sscan(lines.Text(), &last)
	}
	_ = cmd.Wait() // killed, as it should be
	return last
}

func TestTwoAddAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	a, b := keep(t, path), keep(t, path)
	refused := make(chan error, 1)
	n := 0
	_, err := a.Import(t.Context(), func(yield func(*model.Article, error) bool) {
		yield(note(0), nil)
		go func() { refused <- b.Add(t.Context(), note(-1)) }() // while the first one adds
		for n = 1; len(refused) == 0; n++ {
			yield(note(n), nil)
		}
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := <-refused; !errors.Is(err, library.ErrAdding) || !strings.Contains(err.Error(), path) {
		t.Errorf("the second was told %v", err)
	}
	b.SetStarred("note-1", true) // reading and marking go on
	if err := b.Add(t.Context(), note(-1)); err != nil {
		t.Errorf("after the first was done: %v", err)
	}
	n++
	q, err := search.Parse("lamp")
	if err != nil {
		t.Fatal(err)
	}
	if k, hits := len(b.Entries()), b.Search(t.Context(), q, 0); k != n || len(hits) != n {
		t.Errorf("the second shows %d articles and finds %d, want those of the first too: %d", k, len(hits), n)
	}
	if hits := a.Search(t.Context(), q, 0); len(hits) < n-1 {
		t.Errorf("the first finds %d after the second changed the index", len(hits))
	}
	if err := errors.Join(a.Close(), b.Close()); err != nil {
		t.Fatal(err)
	}
	l := keep(t, path)
	if err := l.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	if e, _ := l.Entry("note-1"); len(l.Entries()) != n || !e.Starred {
		t.Errorf("%d entries, first %+v", len(l.Entries()), e)
	}
	if said := l.SaidBy(l.Speaker(quote(t, l, "note-2", "burns").ID)); len(said) != n {
		t.Errorf("the keeper said %d, want it of %d lamps", len(said), n)
	}
}

func TestWhoWaitsForArticlesLetsOthersAdd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	a, b := keep(t, path), keep(t, path)
	_, err := a.Import(t.Context(), func(yield func(*model.Article, error) bool) {
		yield(note(1), nil)
		err := b.Add(t.Context(), note(2))
		for errors.Is(err, library.ErrAdding) && t.Context().Err() == nil {
			err = b.Add(t.Context(), note(2))
		}
		yield(note(3), err)
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(a.Entries()); n != 3 {
		t.Errorf("%d entries, want 3", n)
	}
}

func TestBackupIsWhole(t *testing.T) {
	dir := t.TempDir()
	l := keep(t, filepath.Join(dir, "library.db"))
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	l.SetStarred("gull", true)
	copied := filepath.Join(dir, "copy.db")
	if err := l.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(t.Context(), copied); err == nil || !strings.Contains(err.Error(), "exists") {
		t.Errorf("a second backup into the file: %v", err)
	}
	b := keep(t, copied)
	if e, ok := b.Entry("gull"); !ok || !e.Starred || b.Article("gull").Text != gull {
		t.Errorf("the backup has %+v", e)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
