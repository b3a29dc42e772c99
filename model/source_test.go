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

func TestTroubleLeavesTheNameOut(t *testing.T) {
	for problem, want := range map[string]string{
		"": "", "no answer": "no answer", "The Coast: no answer": "no answer", "https://a.example/feed: no answer": "no answer",
		"The Coast is closed": "The Coast is closed",
	} {
		s := model.Source{Address: "https://a.example/feed", Title: "The Coast", Validator: model.Validator{Problem: problem}}
		if got := s.Trouble(); got != want {
			t.Errorf("%q is told as %q, want %q", problem, got, want)
		}
	}
}
