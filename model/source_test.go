package model_test

import (
	"fmt"
	"strconv"
	"testing"

	"whosaid/model"
)

func TestSourceHidesPasswords(t *testing.T) {
	for address, want := range map[string]string{
		"https://me:secret@example.org/feed": "https://me:xxxxx@example.org/feed", "https://example.org/feed": "https://example.org/feed",
		"/news": "/news", "/news/%zz": "/news/%zz",
	} {
		s := model.Source{Address: address}
		if s.Shown() != want || s.Name() != want {
			t.Errorf("%s is shown as %s, named %s", address, s.Shown(), s.Name())
		}
	}
}

func TestSourceTags(t *testing.T) {
	var s model.Source
	s.Tag("a", "", "b", "a")
	if fmt.Sprint(s.Tags) != "[a b]" {
		t.Errorf("got %q", s.Tags)
	}
	for i := range 1000 {
		s.Tag(strconv.Itoa(i))
	}
	if len(s.Tags) != 64 {
		t.Errorf("got %d tags", len(s.Tags))
	}
}
