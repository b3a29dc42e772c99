//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// hung is how long a test waits for what must come; it is never waited out.
const hung = 30 * time.Second

// terminal is a program that runs in a pseudo-terminal, with what it shows.
type terminal struct {
	cmd *exec.Cmd
	pty *os.File

	mu      sync.Mutex // guards screen, which one goroutine writes
	screen  *vt.Emulator
	drawn   chan struct{} // holds one token when the screen has changed
	drained sync.WaitGroup
}

// start runs a program in a terminal of the given size, with no settings of the
// user's. It ends with the test.
func start(tb testing.TB, columns, rows int, program string, args ...string) *terminal {
	tb.Helper()
	return run(tb, columns, rows, exec.Command(program, args...))
}

// run is start for a command whose standard input may already be set.
func run(tb testing.TB, columns, rows int, cmd *exec.Cmd) *terminal {
	tb.Helper()
	return runAt(tb, tb.TempDir(), columns, rows, cmd)
}

// runAt is run for somebody whose settings and library are in the folder home.
func runAt(tb testing.TB, home string, columns, rows int, cmd *exec.Cmd) *terminal {
	tb.Helper()
	t := &terminal{
		cmd:    cmd,
		screen: vt.NewEmulator(columns, rows),
		drawn:  make(chan struct{}, 1),
	}
	t.cmd.Env = []string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH"),
		"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "XDG_STATE_HOME=" + home,
	}
	var err error
	t.pty, err = pty.StartWithAttrs(t.cmd, sized(columns, rows), &syscall.SysProcAttr{
		Setsid: true, Setctty: true, Ctty: 1, // standard output: input may be a pipe
	})
	if err != nil {
		tb.Fatal(err)
	}
	t.drained.Go(t.show)
	t.drained.Go(t.answer)
	tb.Cleanup(t.kill)
	return t
}

// show draws what the program prints, until it ends.
func (t *terminal) show() {
	buf := make([]byte, 1<<15)
	for {
		n, err := t.pty.Read(buf)
		t.mu.Lock()
		_, _ = t.screen.Write(buf[:n])
		if pipe, ok := t.screen.InputPipe().(io.Closer); ok && err != nil {
			_ = pipe.Close() // ends answer; the screen's own Close races with its Read
		}
		t.mu.Unlock()
		select {
		case t.drawn <- struct{}{}:
		default:
		}
		if err != nil {
			close(t.drawn)
			return
		}
	}
}

// answer hands the terminal's answers to the program, as a terminal does.
func (t *terminal) answer() {
	buf := make([]byte, 256)
	for {
		n, err := t.screen.Read(buf)
		if n > 0 {
			_, _ = t.pty.Write(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

// kill ends the program, whatever its state.
func (t *terminal) kill() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.pty.Close()
	t.drained.Wait()
}

func sized(columns, rows int) *pty.Winsize {
	return &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}
}

// resize changes the window's size.
func (t *terminal) resize(tb testing.TB, columns, rows int) {
	tb.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.screen.Resize(columns, rows)
	if err := pty.Setsize(t.pty, sized(columns, rows)); err != nil {
		tb.Fatal(err)
	}
}

// alternate reports whether the alternate screen is up.
func (t *terminal) alternate() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.IsAltScreen()
}

// text is the screen as it stands.
func (t *terminal) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.String()
}

// typed sends keys.
func (t *terminal) typed(tb testing.TB, keys string) {
	tb.Helper()
	if _, err := t.pty.WriteString(keys); err != nil {
		tb.Fatal(err)
	}
}

// until waits till the screen satisfies seen, and returns it.
func (t *terminal) until(tb testing.TB, what string, seen func(screen string) bool) string {
	tb.Helper()
	late := time.After(hung)
	for {
		text := t.text()
		if seen(text) {
			return text
		}
		select {
		case _, running := <-t.drawn:
			if !running {
				if text = t.text(); seen(text) {
					return text
				}
				tb.Fatalf("the program ended; its screen never showed %s:\n%s", what, text)
			}
		case <-late:
			tb.Fatalf("the screen never showed %s:\n%s", what, t.text())
		}
	}
}

// shows waits till the screen holds all of texts, in any order.
func (t *terminal) shows(tb testing.TB, texts ...string) string {
	tb.Helper()
	return t.until(tb, strings.Join(texts, " and "), func(screen string) bool {
		for _, s := range texts {
			if !strings.Contains(screen, s) {
				return false
			}
		}
		return true
	})
}

// ends waits till the program has ended and all it printed is drawn, and
// returns its exit code.
func (t *terminal) ends(tb testing.TB) int {
	tb.Helper()
	late := time.After(hung)
	for running := true; running; {
		select {
		case _, running = <-t.drawn:
		case <-late:
			tb.Fatalf("the program does not end:\n%s", t.text())
		}
	}
	err := t.cmd.Wait()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return failed.ExitCode()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return 0
}
