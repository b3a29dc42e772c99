// Package config reads what the user settled once: the look and the keys.
//
// config.toml in the XDG configuration folder -> Config -> the screen's options.
// The file may be absent. A line that is wrong is reported and the rest holds.
//
//	theme = "dark"              # "light", "dark", or "auto" (asks the terminal)
//	mouse = true                # off until asked for
//	style = "dracula"           # one of Glamour's styles, or a file of one in JSON
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
}

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
	c := Config{Theme: Auto}
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
	c := Config{Theme: Auto}
	if err := toml.NewDecoder(r).DisallowUnknownFields().Decode(&c); err != nil {
		return Config{Theme: Auto}, fmt.Errorf("%s is not used: %s", path, tell(err))
	}
	switch c.Theme {
	case Auto, Light, Dark:
	default:
		bad := c.Theme
		c.Theme = Auto
		return c, fmt.Errorf("%s: theme %q is unknown; say light, dark or auto", path, string(bad))
	}
	return c, nil
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
		return fmt.Sprintf("line %d: there is no such setting (theme, style, mouse, [keys])", row)
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
