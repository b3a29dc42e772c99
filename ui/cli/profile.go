package cli

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"

	"github.com/spf13/pflag"
)

// profiles are the hidden flags that measure a run.
type profiles struct {
	cpu, mem, trace string
	open            []*os.File
}

func (p *profiles) flags(f *pflag.FlagSet) {
	for name, to := range map[string]*string{"cpuprofile": &p.cpu, "memprofile": &p.mem, "trace": &p.trace} {
		f.StringVar(to, name, "", "write a profile to this file")
		_ = f.MarkHidden(name)
	}
}

func (p *profiles) start() error {
	for _, begin := range []struct {
		path string
		with func(*os.File) error
	}{
		{p.cpu, func(f *os.File) error { return pprof.StartCPUProfile(f) }},
		{p.trace, func(f *os.File) error { return trace.Start(f) }},
	} {
		if begin.path == "" {
			continue
		}
		f, err := os.Create(begin.path)
		if err != nil {
			return fmt.Errorf("writing a profile: %w", err)
		}
		p.open = append(p.open, f)
		if err := begin.with(f); err != nil {
			return fmt.Errorf("%s: %w", begin.path, err)
		}
	}
	return nil
}

func (p *profiles) stop() error {
	if p.cpu != "" {
		pprof.StopCPUProfile()
	}
	if p.trace != "" {
		trace.Stop()
	}
	var errs []error
	if p.mem != "" {
		f, err := os.Create(p.mem)
		if err == nil {
			p.open = append(p.open, f)
			runtime.GC()
			err = pprof.WriteHeapProfile(f)
		}
		errs = append(errs, err)
	}
	for _, f := range p.open {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}
