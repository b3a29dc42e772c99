package sheet

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"whosaid/model"
)

// hostile is a row whose every text tries to be more than text.
func hostile(s string) *Row {
	return &Row{
		Quote: s, Speaker: &s, Role: &s, Cue: &s, Sentence: &s, Mention: &s, Kind: model.Direct,
		Article: s, Byline: s, Outlet: s, Published: "2023-03-04", URL: "javascript:alert(1)", Source: s,
		ID: "a:1", Spans: [][2]int{{1, 5}, {9, 12}},
		Selector: Selector{"TextQuoteSelector", s, s, s}, Confidence: 0.5, Rule: "cue before", marked: true,
	}
}

func written(t *testing.T, f Format, rows ...*Row) string {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCSVHoldsNoFormula(t *testing.T) {
	for _, c := range []struct{ quote, cell string }{
		{"plain words", "plain words"},
		{"=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"},
		{"+49 30 1234", "'+49 30 1234"},
		{"-1", "'-1"},
		{"@home", "'@home"},
		{"  =1+1", "'  =1+1"},
		{"＝1+1", "'＝1+1"},
		{"1=1", "1=1"},
		{"a \"quoted\", word\nand a line", "a \"quoted\", word\nand a line"},
	} {
		rows, err := csv.NewReader(strings.NewReader(written(t, CSV, hostile(c.quote)))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[1][0]; got != c.cell {
			t.Errorf("%q is the cell %q, want %q", c.quote, got, c.cell)
		}
		if got := rows[1][slices.Index(rows[0], "spans")]; got != "1-5 9-12" {
			t.Errorf("spans are %q", got)
		}
	}
}

func TestCSL(t *testing.T) {
	row := hostile("Words")
	row.URL = "https://example.org/a"
	var items []map[string]any
	if err := json.Unmarshal([]byte(written(t, CSL, row, row)), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != 2 {
		t.Fatalf("%d items, want 2", len(items))
	}
	item := items[0]
	for field, want := range map[string]any{
		"type": "article-newspaper", "title": "Words", "container-title": "Words",
		"URL": "https://example.org/a", "note": "“Words” — Words",
	} {
		if item[field] != want {
			t.Errorf("%s is %v, want %v", field, item[field], want)
		}
	}
	issued, err := json.Marshal(item["issued"])
	if err != nil || string(issued) != `{"date-parts":[[2023,3,4]]}` {
		t.Errorf("issued is %s (%v)", issued, err)
	}
	if got := written(t, CSL); strings.TrimSpace(got) != "[]" {
		t.Errorf("no rows are %q", got)
	}
	undated := hostile("Words")
	undated.Published = ""
	if got := written(t, CSL, undated); strings.Contains(got, "issued") {
		t.Errorf("an article without a date was issued: %s", got)
	}
}

func TestMarkdown(t *testing.T) {
	row := hostile("*Stars*")
	row.URL = "https://example.org/a"
	second := hostile("More")
	second.Source, second.Article = row.Source, row.Article
	want := `# \*Stars\*

\*Stars\* · \*Stars\* · 2023-03-04 · <https://example.org/a>

> “\*Stars\*”
>
> — \*Stars\*

> “More”
>
> — More
`
	if got := written(t, Markdown, row, second); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]Format{
		"a.md": Markdown, "b/c.CSV": CSV, "d.json": JSON, "e.csl": CSL, "f.htm": HTML, "g.html": HTML, "h.txt": "", "i": "",
	} {
		got, ok := FormatOf(name)
		if ok != (want != "") || ok && got != want {
			t.Errorf("FormatOf(%q) = %q, %v", name, got, ok)
		}
	}
}

// FuzzSheet holds that no text breaks out of its place in any format.
func FuzzSheet(f *testing.F) {
	for _, s := range []string{"words", "</p><script>alert(1)</script>", `"><img src=x onerror=y>`, "{{.}}", "=1", "a,\"b\"\nc", "\x00\xff", "> - # *", "]]>-->"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		row := hostile(s)
		checkPage(t, written(t, HTML, row))
		if rows, err := csv.NewReader(strings.NewReader(written(t, CSV, row))).ReadAll(); err != nil || len(rows) != 2 {
			t.Errorf("csv: %d rows, %v", len(rows), err)
		}
		var back Row
		if err := json.Unmarshal([]byte(written(t, JSON, row)), &back); err != nil || back.Quote != strings.ToValidUTF8(s, "\ufffd") && len(back.Quote) < len(s) {
			t.Errorf("json: %q, %v", back.Quote, err)
		}
		var items []cslItem
		if err := json.Unmarshal([]byte(written(t, CSL, row)), &items); err != nil || len(items) != 1 {
			t.Errorf("csl: %d items, %v", len(items), err)
		}
	})
}

// checkPage holds that a page of one quotation has no element and no address
// but those of its template.
func checkPage(t *testing.T, page string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	quotes := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "img", "iframe", "object", "form", "link", "base":
			t.Errorf("the page holds a <%s>", n.Data)
		case "blockquote":
			quotes++
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if quotes != 1 {
		t.Errorf("the page holds %d quotations, want 1", quotes)
	}
}
