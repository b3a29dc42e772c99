package ui

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"whosaid/ui/card"
	"whosaid/ui/paint"
)

const (
	pipeTime   = 30 * time.Second
	pipeOutput = 256 << 10 // bytes kept of what a command prints
)

// pipe runs a command of the reader's with the text on its standard input and
// collects what it prints.
func pipe(ctx context.Context, era int, command, text string) pipedMsg {
	ctx, cancel := context.WithTimeout(ctx, pipeTime)
	defer cancel()
	shell, flag := "sh", "-c"
	if runtime.GOOS == "windows" {
		shell, flag = "cmd", "/C"
	}
	cmd := exec.CommandContext(ctx, shell, flag, command) //nolint:gosec // the reader typed it
	cmd.Stdin = strings.NewReader(text)
	out := &limited{left: pipeOutput}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	if ctx.Err() != nil {
		err = fmt.Errorf("it was stopped after %v", pipeTime)
	}
	return pipedMsg{era: era, command: command, output: out.b.String(), err: err}
}

// limited keeps the first bytes written to it and swallows the rest.
type limited struct {
	b    strings.Builder
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	_, err := l.b.Write(p[:n])
	return len(p), err
}

var _ io.Writer = (*limited)(nil)

// piped shows what a command printed; of a call that was followed by another one
// nothing is shown.
func (m *Model) piped(msg pipedMsg) {
	if msg.era != m.eras.pipe {
		return
	}
	m.notice = notice{}
	lines := strings.Split(strings.TrimRight(msg.output, "\n"), "\n")
	build := func(b *card.Builder) {
		b.Gap()
		if msg.err != nil {
			b.Text(card.Target{}, b.Theme.Error, paint.Plain(msg.err.Error()), 0, 0)
			b.Gap()
		}
		for _, line := range lines {
			b.Row(card.Target{}, b.Theme.Item.Render(paint.Plain(strings.ReplaceAll(line, "\t", "    "))))
		}
	}
	name := card.Name{Kind: card.KindOutput}
	m.open(&cardLayer{card: card.New(name, "| "+msg.command, m.screen.theme, m.screen.meter, build)})
}
