//go:build unix

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkFirstFrame measures the time from the start of the process to the
// first frame that shows an article of the sample edition with its quotations,
// as a terminal sees it.
func BenchmarkFirstFrame(b *testing.B) {
	program := filepath.Join(b.TempDir(), "whosaid")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for b.Loop() {
		term := start(b, 120, 36, program)
		term.until(b, "an article with its quotations", func(screen string) bool {
			return strings.Contains(screen, "Voices") && strings.Contains(screen, "“")
		})
		b.StopTimer()
		term.typed(b, "q")
		term.ends(b)
		b.StartTimer()
	}
}
