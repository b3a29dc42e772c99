package bundle_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/articles/bundle"
)

// show prints parts a line each.
func show(parts []bundle.Part) string {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "%s %q", p.Source, p.Data)
		if l := p.Label; l.Title != "" {
			fmt.Fprintf(&b, " title %q authors %q outlet %q published %q url %q", l.Title, l.Authors, l.Outlet, l.Published, l.URL)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestSplit(t *testing.T) {
	const mail = "From: \"The =?utf-8?q?B=C3=BCrger?=\" <news@example.org>\nSubject: Bridge opens\nDate: Wed, 13 Jul 2022 14:50:00 +0200\n"
	const label = ` title "Bridge opens" authors [] outlet "The Bürger" published "2022-07-13T14:50" url ""`
	tests := []struct{ name, source, in, want string }{
		{"one article", "a.txt", "The bridge is open.\n\nFrom Monday on.\n", "a.txt \"The bridge is open.\\n\\nFrom Monday on.\\n\"\n"},
		{"nothing", "a.txt", "", "a.txt \"\"\n"},
		{
			"files as tail lists them", "-", "==> a.txt <==\nOne.\n\n==> b.txt <==\n\n==> c.txt <==\nThree.",
			"-#1 \"\\nOne.\\n\\n\"\n-#2 \"\\nThree.\"\n",
		},
		{"one such line is no list", "-", "==> a.txt <==\nOne.", "- \"==> a.txt <==\\nOne.\"\n"},
		{
			"an archive that counts", "n.txt", "\n  1 of 2 DOCUMENTS\n\nOne.\n2 of 2 DOCUMENTS\nTwo.\n",
			"n.txt#1 \"\\n\\nOne.\\n\"\nn.txt#2 \"\\nTwo.\\n\"\n",
		},
		{
			"numbers that do not count on", "n.txt", "1 of 9 DOCUMENTS\nOne.\n7 of 9 DOCUMENTS\nTwo.\n",
			"n.txt \"1 of 9 DOCUMENTS\\nOne.\\n7 of 9 DOCUMENTS\\nTwo.\\n\"\n",
		},
		{
			"an archive that ends each", "n.txt", "One.\nEnd of Document\nTwo.\nEnd of Document\n",
			"n.txt#1 \"One.\\n\"\nn.txt#2 \"Two.\\n\"\n",
		},
		{
			"pages strung together", "p.html", "<!doctype html><title>1</title><p>One</html>\n<!DOCTYPE html><title>2</title><p>Two</html>",
			"p.html#1 \"<!doctype html><title>1</title><p>One</html>\"\np.html#2 \"\\n<!DOCTYPE html><title>2</title><p>Two</html>\"\n",
		},
		{
			"what a server hangs on to a page", "p.html", "<!doctype html><title>1</title><p>One</html><!doctype html><body><script>x()</script></html>",
			"p.html \"<!doctype html><title>1</title><p>One</html><!doctype html><body><script>x()</script></html>\"\n",
		},
		{"one page", "p.html", "<p>One</html>\n", "p.html \"<p>One</html>\\n\"\n"},
		{
			"JSON Lines", "d.jsonl", `{"title":"T1","text":"One.","authors":["Ann Roe",{"name":"Bo"}],"date":"2022-07-13","url":"https://example.org/1"}` + "\n" + `{"type":"summary"}` + "\n" + `{"headline":"T2","content_html":"<p>Two","publisher":"The Example"}`,
			`d.jsonl#1 "One." title "T1" authors ["Ann Roe" "Bo"] outlet "" published "2022-07-13" url "https://example.org/1"` + "\n" +
				`d.jsonl#2 "<p>Two" title "T2" authors [] outlet "The Example" published "" url ""` + "\n",
		},
		{"JSON of another kind", "d.json", `{"a":1}`, "d.json \"{\\\"a\\\":1}\"\n"},
		{
			"a mailbox", "m.mbox", "From a@example.org Wed Jul 13 14:50:00 2022\n" + mail + "\nOne.\n>From here on.\n\nFrom b@example.org Wed Jul 13 14:50:00 2022\n" + mail + "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n<p>Gr=FC=DFe</p>\n",
			"m.mbox#1 \"One.\\nFrom here on.\\n\\n\"" + label + "\nm.mbox#2 \"<p>Grüße</p>\\n\"" + label + "\n",
		},
		{
			"a mail of several parts", "m.eml", mail + "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nPlain.\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+UGFnZQ==\n--x\nContent-Type: text/html\nContent-Disposition: attachment\n\n<p>No\n--x--\n",
			"m.eml \"<p>Page\"" + label + "\n",
		},
		{"prose that begins with From", "a.txt", "From Kyiv to Lviv: a 9:30 train\n\nFrom there on.\n", "a.txt \"From Kyiv to Lviv: a 9:30 train\\n\\nFrom there on.\\n\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(bundle.Split(tt.source, "", []byte(tt.in))); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"==> a <==\nx\n==> b <==\ny", "1 of 2 DOCUMENTS\na\n2 of 2 DOCUMENTS\n", "a\nEnd of Document\nb\nEnd of Document", "<!doctype html><title><p></html><!doctype html><title><p></html>",
		`{"title":"a","text":"b"}`, "From a Wed Jul 13 14:50:00 2022\nSubject: x\n\ny\n", "Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x--",
	} {
		f.Add("a.txt", []byte(s))
		f.Add("a.eml", []byte(s))
	}
	f.Fuzz(func(t *testing.T, source string, data []byte) {
		parts := bundle.Split(source, "", data)
		if len(parts) == 0 {
			t.Fatal("no part")
		}
		for i, p := range parts {
			if want := fmt.Sprintf("%s#%d", source, i+1); len(parts) > 1 && p.Source != want || len(parts) == 1 && p.Source != source {
				t.Errorf("part %d is named %q", i, p.Source)
			}
		}
	})
}

func ExampleSplit() {
	for _, part := range bundle.Split("-", "", []byte("==> a.txt <==\nThe bridge is open.\n\n==> b.txt <==\nThe ferry left.\n")) {
		fmt.Printf("%s: %s\n", part.Source, strings.TrimSpace(string(part.Data)))
	}
	// Output:
	// -#1: The bridge is open.
	// -#2: The ferry left.
}
