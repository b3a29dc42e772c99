package sheet

import (
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"strings"
)

// cslItem is one quotation as a reference to the article that prints it, in
// CSL-JSON 1.0. What the schema has no field for stands in "custom", as the
// schema asks.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note"`
	Custom    cslCustom `json:"custom"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [1][]int `json:"date-parts"`
}

type cslCustom struct {
	Quote    string   `json:"quote"`
	Speaker  *string  `json:"speaker"`
	Role     *string  `json:"role"`
	Sentence *string  `json:"sentence"`
	Source   string   `json:"source"`
	Spans    [][2]int `json:"spans"`
	Selector Selector `json:"selector"`
}

// writeCSL writes one array of items.
func writeCSL(w io.Writer, rows iter.Seq[*Row]) error {
	before := "[\n"
	for r := range rows {
		item, err := json.Marshal(cslOf(r))
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, before+string(item)); err != nil {
			return err
		}
		before = ",\n"
	}
	end := "\n]\n"
	if before == "[\n" {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

func cslOf(r *Row) cslItem {
	c := r.cited()
	item := cslItem{
		ID: string(r.ID), Type: "article-newspaper", Title: r.Article, Container: r.Outlet,
		Issued: cslDateOf(r.Published), URL: r.URL, Language: r.Language,
		Note:   c.Quoted() + " — " + c.Who(),
		Custom: cslCustom{r.Quote, r.Speaker, r.Role, r.Sentence, r.Source, r.Spans, r.Selector},
	}
	if r.Byline != "" {
		item.Author = []cslName{{r.Byline}}
	}
	return item
}

// cslDateOf parts an ISO 8601 date; nil when there is none.
func cslDateOf(day string) *cslDate {
	var d cslDate
	for part := range strings.SplitSeq(day, "-") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil
		}
		d.Parts[0] = append(d.Parts[0], n)
	}
	return &d
}
