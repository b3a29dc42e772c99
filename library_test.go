//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLibrary goes the way of somebody who keeps what they read: add a folder,
// open the library, read on, save a search, leave, and find everything as it was.
// A file that comes into the folder meanwhile comes onto the list.
func TestLibrary(t *testing.T) {
	home, news := t.TempDir(), t.TempDir()
	write(t, filepath.Join(news, "bridge.txt"), bridge)
	write(t, filepath.Join(news, "ferry.txt"), ferry())
	whosaid := func(args ...string) *terminal {
		return runAt(t, home, 120, 36, exec.Command("whosaid", args...))
	}

	add := whosaid("add", news)
	if code := add.ends(t); code != 0 {
		t.Fatalf("exit code %d, want 0:\n%s", code, add.text())
	}
	add.shows(t, "added folder", "2 new articles")

	first := whosaid()
	first.shows(t, "library", "2 articles", "Harbour bridge stays shut", "The ferry runs again")
	first.typed(t, "&speaker:roe\r")
	first.shows(t, "Articles & speaker:r", "1/1")
	first.typed(t, "\x13\x15Tilda\r")
	first.shows(t, "▸ Tilda")
	first.typed(t, "\r")
	first.typed(t, "  ")
	first.shows(t, "Day 20 ")
	first.typed(t, "]q")
	first.shows(t, "Tilda Roe · said")
	write(t, filepath.Join(news, "light.txt"), light)
	first.shows(t, "3 articles")
	first.typed(t, "q")
	if code := first.ends(t); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}

	second := whosaid()
	second.shows(t, "Articles & Tilda", "▸ Tilda", "Day 13 ", "Day 20 ", "Tilda Roe · said", "❝ 4/14")
	second.typed(t, "hgg\r") // the list, the search on top, everything again
	second.shows(t, "Harbour bridge stays shut", "Lighthouse lit by the sun", "⌕ Tilda")
	second.typed(t, "q")
	second.ends(t)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const (
	bridge = `Harbour bridge stays shut

4 March 2023

Engineers found rust in three of the twelve cables of the bridge over the harbour mouth.

“Nobody will drive over cables that I would not hang a lamp from,” said Ivo Marsh, the chief engineer of the port.
`
	light = `Lighthouse lit by the sun

6 March 2023

The old lighthouse on the northern pier draws its power from the sun since Monday.

“It hums less,” said Oda Berg, who keeps it.
`
)

// ferry is an article of several screens.
func ferry() string {
	var b strings.Builder
	b.WriteString("The ferry runs again\n\n5 March 2023\n\n")
	for day := 1; day < 60; day++ {
		fmt.Fprintf(&b, "Day %d of the repairs was much like the others: the crew scraped the hull, the rain came in from the west, and nobody sailed.\n\n", day)
		if day%4 == 0 {
			fmt.Fprintf(&b, "“On day %d we poured our last cup over its bow,” said Tilda Roe, who runs it.\n\n", day)
		}
	}
	return b.String()
}
