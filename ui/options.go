package ui

import (
	"context"
	"time"

	"charm.land/glamour/v2/ansi"

	"whosaid/ui/config"
	"whosaid/ui/keys"
)

// Options say how the screen is opened. The zero value works.
type Options struct {
	// Name is what is being read, for the title bar: "sample edition", "~/news".
	Name string
	// ScreenKey is the name under which the library keeps what the screen is like
	// for the next time; "" keeps nothing.
	ScreenKey string
	// Load fills the library while the screen is already up, and again when the
	// reader asks for it; nil when somebody else does. It tells how far it has
	// come as often as it likes, from any goroutine, and stops when ctx ends.
	Load func(ctx context.Context, tell func(Progress)) error
	// Reload is what the reader's asking for it does; nil is Load.
	Reload func(ctx context.Context, tell func(Progress)) error
	// Refresh brings in what is new by itself from time to time, until ctx ends. It
	// tells how far it has come, and the zero Progress at the end of each round; nil
	// does nothing.
	Refresh func(ctx context.Context, tell func(Progress)) error
	// Theme is the light or the dark palette, or the one the terminal's answer
	// calls for. "" is Auto.
	Theme config.Theme
	// Style is the Glamour style articles are shown in; nil is whosaid's own.
	Style *ansi.StyleConfig
	// NoColor leaves out all colours.
	NoColor bool
	// Mouse takes the mouse; the terminal's own selection then needs Shift.
	Mouse bool
	// Keys is the key table; nil is the default one.
	Keys *keys.Table
	// Hello is said in the status line until the first key.
	Hello string
	// Problems are shown as if loading had told them: a mistake in the
	// configuration file.
	Problems []error
	// Browse opens an address in the browser; nil uses the system's way.
	Browse func(ctx context.Context, url string) error
	// Clock tells the time; nil is time.Now. Only the names of exported files and
	// the rate of loading depend on it.
	Clock func() time.Time
}

// Progress is how far loading has come.
type Progress struct {
	Done, Total int    // sources read, and to read; Total is 0 while unknown
	Bytes       int64  // read so far
	Name        string // the source that was read last
	Err         error  // what was wrong with it; reading goes on
}

func (o *Options) fill() {
	if o.Theme == "" {
		o.Theme = config.Auto
	}
	if o.Keys == nil {
		o.Keys = keys.Default()
	}
	if o.Browse == nil {
		o.Browse = browse
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
}
