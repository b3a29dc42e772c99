//go:build unix

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures the time from the start of the process to the
// first frame that shows an article of the sample edition with its quotations,
// as a terminal sees it. cpu-ms/op is the processor time of the whole run, which
// a busy machine distorts less.
func BenchmarkFirstFrame(b *testing.B) {
	program := filepath.Join(b.TempDir(), "whosaid")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	var cpu time.Duration
	for b.Loop() {
		term := start(b, 120, 36, program)
		term.until(b, "an article with its quotations", func(screen string) bool {
			return strings.Contains(screen, "Voices") && strings.Contains(screen, "“")
		})
		b.StopTimer()
		term.typed(b, "q")
		term.ends(b)
		cpu += term.cmd.ProcessState.UserTime() + term.cmd.ProcessState.SystemTime()
		b.StartTimer()
	}
	b.ReportMetric(cpu.Seconds()*1000/float64(b.N), "cpu-ms/op")
}
