package bundle_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"whosaid/articles/bundle"
)

func TestMessage(t *testing.T) {
	const head = "From: Ann <a@example.org>\nSubject: S\nMessage-ID: <1@example.org>\n"
	part := func(kind, text string) string { return "--x\nContent-Type: " + kind + "\n\n" + text + "\n" }
	multipart := func(kind string, parts ...string) string {
		return head + "Content-Type: multipart/" + kind + "; boundary=x\n\n" + strings.Join(parts, "") + "--x--\n"
	}
	tests := []struct{ name, in, media, want string }{
		{"plain", head + "\nThe bridge is open.\r\nAt last.", "text/plain", "The bridge is open.\nAt last."},
		{"no header of a type, base64", head + "Content-Transfer-Encoding: base64\n\nVGhlIGZlcnJ5\n", "text/plain", "The ferry"},
		{"cyrillic", head + "Content-Type: text/plain; charset=koi8-r\n\n\xed\xcf\xd3\xd4", "text/plain", "Мост"},
		{"an unknown charset", head + "Content-Type: text/plain; charset=martian\n\nThe ferry", "text/plain", "The ferry"},
		{"HTML is preferred", multipart("alternative", part("text/plain", "The ferry left."), part("text/html", "<p>The ferry left.")), "text/html", "<p>The ferry left."},
		{
			"but not a mere stub", multipart("alternative", part("text/plain", "The ferry left the harbour at noon today."), part("text/html", "<a href=/>View online</a>")),
			"text/plain", "The ferry left the harbour at noon today.",
		},
		{"attachments are none", multipart("mixed", part("text/plain\nContent-Disposition: attachment", "No."), part("text/plain", "Yes.")), "text/plain", "Yes."},
		{"pictures are none", multipart("related", part("text/html", "<p>Yes."), part("image/png", "PNG")), "text/html", "<p>Yes."},
		{"parts that follow each other", multipart("mixed", part("text/plain", "One < two."), part("text/html", "<p>Three.")), "text/html", "<p>One &lt; two.</p>\n\n\n<p>Three."},
		{"forwarded", multipart("mixed", part("message/rfc822", "Subject: Inner\n\nThe ferry left.")), "text/plain", "The ferry left."},
		{"broken off", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe ferry", "text/plain", "The ferry"},
		{"no text", multipart("mixed", part("image/png", "PNG")), "", ""},
		{"no boundary", head + "Content-Type: multipart/mixed\n\nThe ferry", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := bundle.Message([]byte(tt.in))
			if string(p.Data) != tt.want || p.Media != tt.media || p.ID != "1@example.org" || p.Label.Title != "S" || p.Label.Outlet != "Ann" {
				t.Errorf("got %q of %q, ID %q, label %+v", p.Data, p.Media, p.ID, p.Label)
			}
		})
	}
}

func TestMessageDeep(t *testing.T) {
	var b strings.Builder
	b.WriteString("Subject: S\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	b.WriteString("\nThe ferry")
	if p := bundle.Message([]byte(b.String())); p.Label.Title != "S" {
		t.Errorf("got %+v", p.Label)
	}
}

func TestMessages(t *testing.T) {
	const envelope = "From a@example.org Wed Jul 13 14:50:00 2022\n"
	in := envelope + "Subject: 1\n\nOne.\n>From here\n>>From there\n\nFrom the start, they said.\n\n" +
		envelope + "Subject: 2\n\n" + strings.Repeat("x", 200_000) + "\n\n" +
		envelope + "Subject: 3\n\nThree.\n" + strings.Repeat("y", 80_000) + envelope
	var got []string
	for raw, err := range bundle.Messages(strings.NewReader(in), 100_000) {
		if errors.Is(err, bundle.ErrTooLarge) {
			got = append(got, "too large")
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(raw[:min(len(raw), 70)]))
	}
	want := []string{
		"Subject: 1\n\nOne.\nFrom here\n>From there\n\nFrom the start, they said.\n\n", "too large",
		"Subject: 3\n\nThree.\n" + strings.Repeat("y", 70-len("Subject: 3\n\nThree.\n")),
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestMessagesFail(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("From a@example.org Wed Jul 13 14:50:00 2022\nSubject: 1\n\nOne."), failing{})
	n := 0
	for _, err := range bundle.Messages(broken, 1<<20) {
		if n++; !errors.Is(err, io.ErrNoProgress) {
			t.Errorf("got error %v", err)
		}
	}
	if n != 1 {
		t.Errorf("told %d times", n)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrNoProgress }

func FuzzMessages(f *testing.F) {
	for _, s := range []string{
		"From a Wed Jul 13 14:50:00 2022\nSubject: x\n\ny\n\nFrom b Wed Jul 13 14:50:00 2022\nSubject: z\n\n>From y\n",
		"Subject: =?koi8-r?B?7c/T1A==?=\nContent-Type: multipart/alternative; boundary=\"x y\"\n\n--x y\nContent-Type: text/html; charset=utf-7\n\n+AGE-\n--x y--",
		"Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\nx", "Content-Transfer-Encoding: quoted-printable\n\n=ZZ=\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if p := bundle.Message(data); p.ID == "" {
			t.Error("a mail without an identity")
		}
		total := 0
		for raw, err := range bundle.Messages(bytes.NewReader(data), 1<<20) {
			if err != nil {
				t.Fatal(err)
			}
			total += len(raw)
		}
		if total > len(data) {
			t.Errorf("%d bytes of %d", total, len(data))
		}
	})
}
