package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

var csvHead = []string{
	"quote", "speaker", "role", "cue", "sentence", "kind", "outlet", "article", "byline", "published",
	"url", "source", "spans", "prefix", "suffix", "confidence", "id",
}

// writeCSV writes a table with a head (RFC 4180). spans are byte ranges, "12-40
// 52-60".
func writeCSV(w io.Writer, rows iter.Seq[*Row]) error {
	out := csv.NewWriter(w)
	if err := out.Write(csvHead); err != nil {
		return err
	}
	for r := range rows {
		var spans []string
		for _, s := range r.Spans {
			spans = append(spans, fmt.Sprintf("%d-%d", s[0], s[1]))
		}
		cells := []string{
			r.Quote, text(r.Speaker), text(r.Role), text(r.Cue), text(r.Sentence), string(r.Kind),
			r.Outlet, r.Article, r.Byline, r.Published, r.URL, r.Source, strings.Join(spans, " "),
			r.Selector.Prefix, r.Selector.Suffix, strconv.FormatFloat(r.Confidence, 'g', 3, 64), string(r.ID),
		}
		for i := range cells {
			cells[i] = disarmed(cells[i])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// disarmed keeps a spreadsheet from taking a cell for a formula: one that begins
// like a formula gets an apostrophe in front (OWASP, "CSV Injection").
func disarmed(cell string) string {
	if strings.IndexAny(strings.TrimLeft(cell, " \n"), "=+-@\t\r＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}
