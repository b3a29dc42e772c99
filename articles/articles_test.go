package articles_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"whosaid/articles"
	"whosaid/articles/decode"
	"whosaid/articles/source"
	"whosaid/model"
)

func TestLoad(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"1.txt": "The bridge is open.\n\n“At last,” the mayor said.\n",
		"2.txt": "%PDF-1.7",
		"3.md":  "# The ferry\n\nIt left at noon.\n",
		"4.txt": " \n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for a, err := range articles.Load(context.Background(), []string{".", "gone"}, articles.Options{}) {
		switch {
		case errors.Is(err, decode.ErrBinary), errors.Is(err, decode.ErrEmpty), errors.Is(err, source.ErrMissing):
			got = append(got, strings.SplitN(err.Error(), ":", 2)[0]+" fails")
		case err != nil:
			t.Error(err)
		default:
			got = append(got, a.Source+" "+string(a.Format))
		}
	}
	want := `["1.txt text" "2.txt fails" "3.md markdown" "4.txt fails" "gone fails"]`
	if fmt.Sprintf("%q", got) != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestLoadKeepsOrder(t *testing.T) {
	t.Chdir(t.TempDir())
	const files = 40
	for i := range files {
		text := strings.Repeat("One line of some length.\n\n", 1+(files-i)*20) // the first take longest
		if err := os.WriteFile(fmt.Sprintf("%02d.txt", i), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	i := 0
	for a, err := range articles.Load(context.Background(), []string{"."}, articles.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%02d.txt", i); a.Source != want {
			t.Fatalf("article %d is %s, want %s", i, a.Source, want)
		}
		if i++; i == files/2 {
			break
		}
	}
}

func TestLoadInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 20 {
		if err := os.WriteFile(fmt.Sprintf("%02d.txt", i), []byte("One line."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	read := 0
	for _, err := range articles.Load(ctx, []string{"."}, articles.Options{}) {
		if last = err; err == nil {
			read++
		}
		cancel()
	}
	if read != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("read %d articles, then error %v; want 1, then that the context was cancelled", read, last)
	}
}

func TestReadKeepsTextAndIdentity(t *testing.T) {
	const text = "  The\u00a0bridge is open.\n\n\n“At last,” the mayor said. \n"
	a, err := articles.Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if a.Text != text {
		t.Errorf("got text %q, want %q", a.Text, text)
	}
	again, _ := articles.Read("a.txt", []byte(text))
	other, _ := articles.Read("b.txt", []byte(text))
	if a.ID == "" || again.ID != a.ID || other.ID == a.ID {
		t.Errorf("IDs %q, again %q, from another file %q", a.ID, again.ID, other.ID)
	}
}

func TestReadAll(t *testing.T) {
	const dump = `{"title":"The bridge","text":"The bridge is open.","date":"2022-07-13","outlet":"The\u001b[31m Example"}
{"title":"No text"}
{"title":"The ferry","text":"The ferry left."}`
	var got []string
	for a, err := range articles.ReadAll("dump.jsonl", []byte(dump)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, strings.Join([]string{a.Source, a.Title, a.Outlet, a.Published, a.Text}, "|"))
	}
	want := []string{
		"dump.jsonl#1|The bridge|The Example|2022-07-13|The bridge is open.",
		"dump.jsonl#2|The ferry|||The ferry left.",
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestSample(t *testing.T) {
	seen := map[model.ArticleID]bool{}
	for a, err := range articles.Sample() {
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(a.Source, "sample/") || a.Title == "" || seen[a.ID] {
			t.Errorf("article %q from %q titled %q", a.ID, a.Source, a.Title)
		}
		seen[a.ID] = true
	}
	if len(seen) != 5 {
		t.Errorf("got %d articles, want 5", len(seen))
	}
}

func ExampleRead() {
	a, err := articles.Read("bridge.md", []byte("# The bridge is open\n\nThe mayor cut the ribbon on *Monday*.\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s\n%q\n", a.Format, a.Text)
	// Output:
	// markdown
	// "The bridge is open\n\nThe mayor cut the ribbon on Monday."
}
