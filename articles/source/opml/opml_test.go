package opml_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"whosaid/articles/source/opml"
	"whosaid/model"
)

// show prints feeds, a line each.
func show(feeds []model.Source) string {
	var b strings.Builder
	for _, s := range feeds {
		fmt.Fprintf(&b, "%s %q %q %q\n", s.Address, s.Title, s.Site, s.Tags)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", `<opml version="2.0"><body/></opml>`, ""},
		{
			"folders and categories",
			`<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
			<outline text="World"><outline text="Asia"><outline type="rss" text="A" title="The A" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/></outline>
			<outline type="atom" text="B &amp; Co" XMLURL=" https://b.example/feed " category="/press,wire"/></outline>
			<outline type="link" text="No feed" url="https://c.example/"/>
			<outline type="include" text="No feed" url="https://c.example/list.opml"/>
			<outline text="D" xmlUrl="https://d.example/"/></body></opml>`,
			"https://a.example/feed \"The A\" \"https://a.example/\" [\"World\" \"Asia\"]\n" +
				"https://b.example/feed \"B & Co\" \"\" [\"World\" \"press\" \"wire\"]\n" +
				"https://d.example/ \"D\" \"\" []\n",
		},
		{
			"one feed in two folders",
			`<opml><body><outline text="X"><outline xmlUrl="https://a.example/"/></outline><outline text="Y"><outline xmlUrl="https://a.example/"/></outline></body></opml>`,
			"https://a.example/ \"\" \"\" [\"X\" \"Y\"]\n",
		},
		{
			"another charset", "<?xml version='1.0' encoding='iso-8859-1'?><opml><body><outline text='B\xfccher' xmlUrl='https://a.example/'/></body></opml>",
			"https://a.example/ \"Bücher\" \"\" []\n",
		},
		{"control characters", "<opml><body><outline text='A\x1b[31m\xc3\xa9' xmlUrl='https://a.example/'/></body></opml>", "https://a.example/ \"A[31mé\" \"\" []\n"},
		{"UTF-16", wide("\ufeff<?xml version='1.0' encoding='utf-16'?><opml><body><outline text='É' xmlUrl='https://a.example/'/></body></opml>"), "https://a.example/ \"É\" \"\" []\n"},
		{"entities of HTML", `<opml><body><outline text="A&nbsp;&eacute;" xmlUrl="https://a.example/?a=1&amp;b=2"/></body></opml>`, "https://a.example/?a=1&b=2 \"A\\u00a0é\" \"\" []\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !opml.Is([]byte(tt.in)) {
				t.Error("not taken for a list")
			}
			got, err := opml.Read([]byte(tt.in))
			if err != nil || show(got) != tt.want {
				t.Errorf("got error %v and\n%swant\n%s", err, show(got), tt.want)
			}
		})
	}
}

// wide is text in UTF-16, little end first.
func wide(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestReadBroken(t *testing.T) {
	got, err := opml.Read([]byte(`<opml><body><outline text="A" xmlUrl="https://a.example/"/><outline text="B`))
	if err == nil || len(got) != 1 {
		t.Errorf("a list that breaks off: got %d feeds, error %v", len(got), err)
	}
	for _, in := range []string{"", "The bridge is open.", "<rss><channel/></rss>", "<!-- opml -->"} {
		if opml.Is([]byte(in)) {
			t.Errorf("%q is taken for a list", in)
		}
		if _, err := opml.Read([]byte(in)); !errors.Is(err, opml.ErrNotOPML) {
			t.Errorf("%q: got error %v", in, err)
		}
	}
}

func TestReadDeep(t *testing.T) {
	const depth = 200_000
	in := "<opml><body>" + strings.Repeat(`<outline text="x">`, depth) + `<outline xmlUrl="https://a.example/"/>` + strings.Repeat("</outline>", depth) +
		`<outline xmlUrl="https://b.example/"/></body></opml>`
	got, err := opml.Read([]byte(in))
	if err != nil || len(got) != 2 || len(got[0].Tags) != 1 || len(got[1].Tags) != 0 {
		t.Errorf("got error %v and\n%s", err, show(got))
	}
}

func TestWriteIsRead(t *testing.T) {
	feeds := []model.Source{
		{Address: "https://a.example/feed?a=1&b=2", Kind: model.SourceFeed, Title: `The "A" <news>`, Site: "https://a.example/", Tags: []string{"World", "press"}},
		{Address: "https://b.example/feed", Kind: model.SourceFeed, Tags: []string{"World"}},
		{Address: "https://c.example/feed", Kind: model.SourceFeed, Title: "C"},
	}
	var b bytes.Buffer
	if err := opml.Write(&b, append(feeds, model.Source{Address: "/news", Kind: model.SourceFolder})); err != nil {
		t.Fatal(err)
	}
	feeds[1].Title = feeds[1].Address // OPML wants a text
	got, err := opml.Read(b.Bytes())
	if err != nil || show(got) != show(feeds) {
		t.Errorf("error %v; got\n%swant\n%sfrom\n%s", err, show(got), show(feeds), b.String())
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<opml><body><outline text="A" xmlUrl="https://a.example/"/></body></opml>`, "<opml><outline", "\xef\xbb\xbf<?xml version='1.0' encoding='utf-16'?><opml/>",
		"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><outline xmlUrl='&a;'/></opml>", "</outline></outline><opml>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		feeds, err := opml.Read(data)
		if errors.Is(err, opml.ErrNotOPML) && feeds != nil {
			t.Error("feeds of no list")
		}
		seen := map[string]bool{}
		for _, s := range feeds {
			if s.Address == "" || seen[s.Address] || s.Kind != model.SourceFeed {
				t.Errorf("feed %+v", s)
			}
			seen[s.Address] = true
		}
	})
}

func ExampleWrite() {
	err := opml.Write(os.Stdout, []model.Source{{Address: "https://example.org/feed", Kind: model.SourceFeed, Title: "The Example", Tags: []string{"Daily"}}})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <opml version="2.0">
	//   <head>
	//     <title>whosaid</title>
	//   </head>
	//   <body>
	//     <outline text="Daily" title="Daily">
	//       <outline text="The Example" title="The Example" type="rss" xmlUrl="https://example.org/feed"></outline>
	//     </outline>
	//   </body>
	// </opml>
}
