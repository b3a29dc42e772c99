package decode

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// misreadAs is s in UTF-8, read by another charset and written in UTF-8 again.
func misreadAs(t *testing.T, c *charmap.Charmap, s string) string {
	t.Helper()
	out, err := c.NewDecoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMisreadPage(t *testing.T) {
	const meant = "“We can’t wait,” said Zoë Müller – and didn’t. Цена: 5 €."
	for _, c := range []*charmap.Charmap{charmap.ISO8859_1, charmap.Windows1252} {
		text := meant
		if c == charmap.Windows1252 {
			text = strings.NewReplacer("”", "’", "Ц", "В").Replace(meant) // the bytes that Windows-1252 leaves open
		}
		doc, err := Decode("page.html", []byte("<p>"+misreadAs(t, c, text)+"</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if doc.Text != text {
			t.Errorf("%v: got %q, want %q", c, doc.Text, text)
		}
	}
}

func TestMisreadEntities(t *testing.T) {
	one := "&acirc;&euro;&oelig;One,&acirc;&euro;&#157; he wrote. "
	doc, err := Decode("page.html", []byte("<p>"+strings.Repeat(one, 3)+"</p>"))
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSpace(strings.Repeat("“One,” he wrote. ", 3)); doc.Text != want {
		t.Errorf("got %q, want %q", doc.Text, want)
	}
}

// A page that shows what such a mishap looks like keeps it, and so does one in a
// language that uses the letters.
func TestMisreadKept(t *testing.T) {
	for _, text := range []string{
		"A quotation mark becomes â€œ and a dash becomes â€“ in the feed.",
		"O pão de São João custa três € no câmbio da manhã.",
		"Â» et Ã© sont des signes, â aussi.",
	} {
		doc, err := Decode("page.html", []byte("<p>"+text+"</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if doc.Text != text {
			t.Errorf("got %q, want %q", doc.Text, text)
		}
	}
}
