// Package config reads what the user settled once: the look and the keys.
//
// config.toml in the XDG configuration folder -> Config -> the screen's options.
// The file may be absent. A line that is wrong is reported and the rest holds.
//
//	theme = "dark"              # "light", "dark", or "auto" (asks the terminal)
//	mouse = true                # off until asked for
//	style = "dracula"           # one of Glamour's styles, or a file of one in JSON
//	refresh = "30m"             # how often feeds are fetched while whosaid is open; "off" for only when asked
//
//	[keys]                      # an action's name (see the help) and its keys
//	next-quote = ["]q", "ctrl+n"]
//	zoom = []                   # takes the key away
package config

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"charm.land/glamour/v2/ansi"
	"github.com/pelletier/go-toml/v2"

	"whosaid/ui/keys"
	"whosaid/ui/theme"
)

// Theme says which of the two palettes to use.
type Theme string

// The themes. Auto asks the terminal for its background.
const (
	Auto  Theme = "auto"
	Light Theme = "light"
	Dark  Theme = "dark"
)

// Config is the content of the file.
type Config struct {
	Theme Theme               `toml:"theme"`
	Mouse bool                `toml:"mouse"`
	Style string              `toml:"style"`
	Keys  map[string][]string `toml:"keys"`
	// Refresh is how often feeds are fetched by themselves, as it is written; Every
	// is what it means, 0 for never.
	Refresh string        `toml:"refresh"`
	Every   time.Duration `toml:"-"`
}

// Between two fetches of a feed an hour passes unless the user says otherwise, and
// never less than five minutes: servers answer everybody who reads them.
const (
	usualEvery = time.Hour
	leastEvery = 5 * time.Minute
	never      = "off"
)

func usual() Config { return Config{Theme: Auto, Every: usualEvery} }

// limit bounds the file; a larger one is no configuration.
const limit = 1 << 20

// Path is where the file is looked for: $XDG_CONFIG_HOME/whosaid/config.toml,
// or what the system uses in its place; "" when there is no home.
func Path() string {
	dir := os.Getenv("XDG_CONFIG_HOME")
	if dir == "" || !filepath.IsAbs(dir) {
		var err error
		if dir, err = os.UserConfigDir(); err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "whosaid", "config.toml")
}

// Load reads the file at path. No file is no error. With an error comes the
// Config of what could be used.
func Load(path string) (Config, error) {
	c := usual()
	if path == "" {
		return c, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("configuration: %w", err)
	}
	defer func() { _ = f.Close() }()
	return read(path, io.LimitReader(f, limit))
}

func read(path string, r io.Reader) (Config, error) {
	c := usual()
	if err := toml.NewDecoder(r).DisallowUnknownFields().Decode(&c); err != nil {
		return usual(), fmt.Errorf("%s is not used: %s", path, tell(err))
	}
	var wrong []error
	switch c.Theme {
	case Auto, Light, Dark:
	default:
		wrong = append(wrong, fmt.Errorf("%s: theme %q is unknown; say light, dark or auto", path, string(c.Theme)))
		c.Theme = Auto
	}
	every, err := interval(c.Refresh)
	if err != nil {
		wrong = append(wrong, fmt.Errorf("%s: refresh %q %w", path, c.Refresh, err))
	}
	c.Every = every
	return c, errors.Join(wrong...)
}

// interval reads how often feeds are to be fetched.
func interval(s string) (time.Duration, error) {
	switch s {
	case "":
		return usualEvery, nil
	case never:
		return 0, nil
	}
	d, err := time.ParseDuration(s)
	switch {
	case err != nil:
		return usualEvery, errors.New(`is no span of time; say "30m", "2h" or "off"`)
	case d < leastEvery:
		return leastEvery, errors.New(`asks too much of servers; "5m" is used, "off" fetches only when asked`)
	}
	return d, nil
}

// tell adds the line to an error of the TOML reader.
func tell(err error) string {
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		row, col := syntax.Position()
		return fmt.Sprintf("line %d, column %d: %v", row, col, err)
	}
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) && len(unknown.Errors) > 0 {
		row, _ := unknown.Errors[0].Position()
		return fmt.Sprintf("line %d: there is no such setting (theme, style, mouse, refresh, [keys])", row)
	}
	return err.Error()
}

// Table returns the default keys with the user's changes, and what was wrong
// with these.
func (c Config) Table() (*keys.Table, error) { return keys.Default().Remap(c.Keys) }

// Glamour returns the style articles are shown in: one of Glamour's own by its
// name, or one read from a JSON file, relative to the folder of path, the
// configuration file; nil for the style whosaid comes with.
func (c Config) Glamour(path string) (*ansi.StyleConfig, error) {
	if c.Style == "" {
		return nil, nil //nolint:nilnil // no style is no error
	}
	if filepath.Ext(c.Style) != ".json" {
		s, err := theme.Style(c.Style)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		return &s, nil
	}
	file := c.Style
	if !filepath.IsAbs(file) {
		file = filepath.Join(filepath.Dir(path), file)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%s: style: %w", path, err)
	}
	s, err := theme.ParseStyle(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return &s, nil
}
