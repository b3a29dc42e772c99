//go:build unix

package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures the time from the start of the process to the
// first frame that shows an article of the sample edition with its quotations,
// as a terminal sees it. cpu-ms/op is the processor time of the whole run, which
// a busy machine distorts less.
func BenchmarkFirstFrame(b *testing.B) {
	firstFrame(b, "Voices", "“")
}

var libraryFile = flag.String("library", "", "library that BenchmarkFirstFrameLibrary opens")

// BenchmarkFirstFrameLibrary does the same for a library that is kept.
func BenchmarkFirstFrameLibrary(b *testing.B) {
	if *libraryFile == "" {
		b.Skip("no -library FILE")
	}
	firstFrame(b, "Articles", "Voices")
}

func firstFrame(b *testing.B, shown ...string) {
	b.Helper()
	program := filepath.Join(b.TempDir(), "whosaid")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	var args []string
	if *libraryFile != "" {
		args = []string{"--library", *libraryFile}
	}
	var cpu time.Duration
	var memory int64
	for b.Loop() {
		term := start(b, 120, 36, program, args...)
		term.shows(b, shown...)
		b.StopTimer()
		term.typed(b, "q")
		term.ends(b)
		usage, _ := term.cmd.ProcessState.SysUsage().(*syscall.Rusage)
		memory = max(memory, usage.Maxrss)
		cpu += term.cmd.ProcessState.UserTime() + term.cmd.ProcessState.SystemTime()
		b.StartTimer()
	}
	b.ReportMetric(float64(memory)/1024, "max-MiB")
	b.ReportMetric(cpu.Seconds()*1000/float64(b.N), "cpu-ms/op")
}
