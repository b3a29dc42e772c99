package articles_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/articles"
	"whosaid/model"
)

// BenchmarkUpdateUnchanged checks a folder of 10,000 files that are all known.
func BenchmarkUpdateUnchanged(b *testing.B) {
	dir := b.TempDir()
	for i := range 10_000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte("One line.\n"), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	in, l := articles.NewIntake(articles.Options{}), newLedger()
	folder := []model.Source{{Address: dir, Kind: model.SourceFolder}}
	check := func() (delivered int) {
		for d, err := range in.Update(context.Background(), folder, l) {
			if err != nil {
				b.Fatal(err)
			}
			l.keep(d)
			delivered++
		}
		return delivered
	}
	if n := check(); n != 10_001 {
		b.Fatal(n)
	}
	for b.Loop() {
		if n := check(); n != 1 {
			b.Fatal(n)
		}
	}
}

// BenchmarkLoadMailbox reads a mailbox as a stream into articles.
func BenchmarkLoadMailbox(b *testing.B) {
	letter := "From news@example.org Wed May  1 10:00:00 2024\n" + strings.TrimSuffix(mail(1), "\n") + strings.Repeat(" The mayor said that the ferry would come back by noon.", 80) + "\n\n"
	box := strings.Repeat(letter, 500)
	path := filepath.Join(b.TempDir(), "box")
	if err := os.WriteFile(path, []byte(box), 0o644); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(box)))
	for b.Loop() {
		n := 0
		for _, err := range articles.NewIntake(articles.Options{}).Load(context.Background(), []string{path}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 500 {
			b.Fatal(n)
		}
	}
}
