package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whosaid/ui/config"
	"whosaid/ui/keys"
)

func load(t *testing.T, content string) (config.Config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return config.Load(path)
}

func TestLoad(t *testing.T) {
	c, err := load(t, "theme = \"light\"\nmouse = true\n[keys]\nzoom = [\"ctrl+w\"]\n")
	if err != nil || c.Theme != config.Light || !c.Mouse {
		t.Fatalf("%+v, %v", c, err)
	}
	table, err := c.Table()
	if err != nil || table.Key(keys.Zoom) != "^W" {
		t.Errorf("zoom is on %q, %v", table.Key(keys.Zoom), err)
	}
}

func TestRefresh(t *testing.T) {
	for content, want := range map[string]struct {
		every time.Duration
		wrong string
	}{
		"":                     {time.Hour, ""},
		"refresh = \"30m\"":    {30 * time.Minute, ""},
		"refresh = \"1h30m\"":  {90 * time.Minute, ""},
		"refresh = \"off\"":    {0, ""},
		"refresh = \"10s\"":    {5 * time.Minute, "config.toml: refresh \"10s\" asks too much"},
		"refresh = \"-1h\"":    {5 * time.Minute, "asks too much"},
		"refresh = \"hourly\"": {time.Hour, "is no span of time"},
		"refresh = 30":         {time.Hour, "line 1"},
	} {
		c, err := load(t, content+"\n")
		if c.Every != want.every {
			t.Errorf("%q: every %v, want %v", content, c.Every, want.every)
		}
		if err == nil != (want.wrong == "") || err != nil && !strings.Contains(err.Error(), want.wrong) {
			t.Errorf("%q: %v, want %q", content, err, want.wrong)
		}
	}
}

func TestNoFileIsNoError(t *testing.T) {
	c, err := config.Load(filepath.Join(t.TempDir(), "none.toml"))
	if err != nil || c.Theme != config.Auto {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestMistakesNameTheFileAndTheLine(t *testing.T) {
	for content, want := range map[string]string{
		"theme = \"pink\"\n":      "pink",
		"\ntheme = \n":            "line 2",
		"theme=\"dark\"\nx = 1\n": "line 2",
	} {
		c, err := load(t, content)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "config.toml") {
			t.Errorf("%q: %v, want it to tell %q", content, err, want)
		}
		if c.Theme != config.Auto {
			t.Errorf("%q: theme %q", content, c.Theme)
		}
	}
}

func TestPathFollowsXDG(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", "/somewhere")
	if got := config.Path(); got != filepath.FromSlash("/somewhere/whosaid/config.toml") {
		t.Errorf("got %s", got)
	}
}

func TestStyleIsANameOrAFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "config.toml")
	if err := os.WriteFile(filepath.Join(dir, "mine.json"), []byte(`{"link":{"color":"#ff0000"}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := (config.Config{}).Glamour(path); s != nil || err != nil {
		t.Errorf("no style: %v, %v", s, err)
	}
	if s, err := (config.Config{Style: "dracula"}).Glamour(path); s == nil || err != nil {
		t.Errorf("dracula: %v", err)
	}
	s, err := (config.Config{Style: "mine.json"}).Glamour(path)
	if err != nil || s.Link.Color == nil || *s.Link.Color != "#ff0000" {
		t.Errorf("a file: %v", err)
	}
	for _, bad := range []string{"nonsense", "none.json"} {
		if _, err := (config.Config{Style: bad}).Glamour(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("theme = \"dark\"\n[keys]\nzoom = [\"ctrl+w\"]\n")
	f.Add("[keys\n")
	f.Add("keys = 3")
	f.Fuzz(func(t *testing.T, content string) {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := config.Load(path)
		if err != nil && !strings.Contains(err.Error(), "config.toml") {
			t.Errorf("the error does not name the file: %v", err)
		}
		if table, _ := c.Table(); table.Key(keys.Quit) == "" {
			t.Error("nothing quits")
		}
	})
}
