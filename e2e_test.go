//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const ctrlO = "\x0f"

// TestReading goes the way of a newcomer: start, search for somebody, see the
// statement as another article prints it, go back, look at what was removed,
// make the window small, leave.
func TestReading(t *testing.T) {
	term := start(t, 120, 36, "whosaid")
	term.shows(t, "5 articles", "BREAKING: Pyongyang is", "Kyiv severs relations")

	term.typed(t, "F")
	term.shows(t, "Search everything")
	term.typed(t, "speaker:kuleba")
	term.shows(t, "Dmytro Kuleba", "Russia’s appeal to the DPRK")
	term.typed(t, "\r")
	term.until(t, "Kuleba's quotation selected in one article", func(screen string) bool {
		return strings.Contains(lastLine(screen), "Dmytro Kuleba")
	})

	first := term.text()
	here, there := "The answer from Kyiv was sharp", "the level of isolation of"
	if strings.Contains(first, there) {
		here, there = there, here
	}
	term.typed(t, "]r")
	term.shows(t, there)
	term.typed(t, ctrlO)
	term.shows(t, here)

	term.typed(t, "x")
	term.shows(t, "removed block")

	term.resize(t, 60, 24)
	term.until(t, "one pane of 60 columns", func(screen string) bool {
		return !strings.Contains(screen, "Voices") && strings.Contains(screen, "whosaid")
	})

	term.typed(t, "q")
	if code := term.ends(t); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if term.alternate() {
		t.Error("the alternate screen is still up")
	}
}

// TestReadingStandardInput holds that keys come from the terminal when the
// article comes from a pipe.
func TestReadingStandardInput(t *testing.T) {
	article, err := os.Open(filepath.Join("articles", "sample", "4-volna.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer article.Close()
	cmd := exec.Command("whosaid", "-")
	cmd.Stdin = article
	term := run(t, 100, 30, cmd)
	term.shows(t, "Kim Song")
	term.typed(t, "q")
	if code := term.ends(t); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
}

// TestNothingToRead holds that no empty screen comes up for what can't be read.
func TestNothingToRead(t *testing.T) {
	term := start(t, 80, 24, "whosaid", "missing.txt")
	if code := term.ends(t); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	term.shows(t, "whosaid: missing.txt: ")
	if term.alternate() {
		t.Error("the screen came up")
	}
}

// TestNothingPiped holds that the screen and the article do not fight for the
// keys.
func TestNothingPiped(t *testing.T) {
	term := start(t, 80, 24, "whosaid", "-")
	if code := term.ends(t); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	term.shows(t, "standard input is the terminal")
}

// TestInterrupted holds that ^C leaves the terminal as it was.
func TestInterrupted(t *testing.T) {
	term := start(t, 80, 24, "whosaid")
	term.shows(t, "whosaid")
	term.until(t, "the alternate screen", func(string) bool { return term.alternate() })
	term.typed(t, "\x03")
	term.ends(t)
	if term.alternate() {
		t.Error("the alternate screen is still up")
	}
}

func lastLine(screen string) string {
	lines := strings.Split(strings.TrimRight(screen, " \n"), "\n")
	return lines[len(lines)-1]
}
