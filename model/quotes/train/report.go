package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
	"whosaid/model/quotes/marks"
)

// attribution is one attribution, true or found, as the report compares it.
type attribution struct {
	source, cue, content []model.Span
	quote                *model.Quote // nil when true
	kind                 model.QuoteKind
}

// reporter counts errors by kind and writes every one with its sentence.
type reporter struct {
	w      io.Writer
	counts map[string]int
	sure   map[string]*[10]grade // confidence, by whether marks were found
}

// grade counts how many of those at one confidence were right.
type grade struct{ right, all int }

// report writes to path what find gets wrong in the gold articles: each error,
// then the counts by kind and how far confidences can be trusted.
func report(path string, gold []quotes.Gold, find finder) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	r := &reporter{w: w, counts: map[string]int{}, sure: map[string]*[10]grade{"marked": {}, "indirect": {}}}
	for i := range gold {
		g := &gold[i]
		qs, ms := find(g.Article, g.Tokens, mentions.Find(g.Article, g.Tokens))
		r.article(g, qs, ms)
	}
	r.summary()
	return w.Flush()
}

func (r *reporter) article(g *quotes.Gold, qs []model.Quote, ms []model.Mention) {
	text := g.Article.Text
	var spans []model.Span
	for i := range g.Article.Blocks {
		spans = append(spans, g.Article.Blocks[i].Span)
	}
	regions := marks.Find(text, spans)
	want, got := trueOnes(g, regions), foundOnes(text, qs, ms, regions)
	for _, region := range regions {
		r.region(g, region, holder(want, region.Inner), holder(got, region.Inner))
	}
	r.indirect(g, want, got)
	for i := range got {
		r.confidence(&got[i], want)
	}
}

func trueOnes(g *quotes.Gold, regions []marks.Region) []attribution {
	var out []attribution
	for _, a := range g.Attributions {
		out = append(out, attribution{
			source: a.Source, cue: a.Cue, content: a.Content, kind: kindOf(g.Article.Text, a.Content, regions),
		})
	}
	return out
}

func foundOnes(text string, qs []model.Quote, ms []model.Mention, regions []marks.Region) []attribution {
	var out []attribution
	for i := range qs {
		q := &qs[i]
		if q.Kind == model.ScareQuote {
			continue
		}
		a := attribution{content: q.Spans, quote: q, kind: kindOf(text, q.Spans, regions)}
		if !q.Cue.IsZero() {
			a.cue = []model.Span{q.Cue}
		}
		if q.Mention >= 0 {
			a.source = []model.Span{ms[q.Mention].Span}
		}
		out = append(out, a)
	}
	return out
}

// kindOf tells by how much of it is quoted what kind of content spans are.
func kindOf(text string, spans []model.Span, regions []marks.Region) model.QuoteKind {
	all, quoted := 0, 0
	for _, s := range spans {
		all += letters(s.In(text))
		for _, region := range regions {
			if in := shared(s, region.Inner); !in.IsZero() {
				quoted += letters(in.In(text))
			}
		}
	}
	switch {
	case quoted*200 <= all:
		return model.Indirect
	case quoted*1000 >= all*995:
		return model.Direct
	}
	return model.Mixed
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// shared is what two spans have in common.
func shared(a, b model.Span) model.Span {
	s := model.Span{Start: max(a.Start, b.Start), End: min(a.End, b.End)}
	if s.Start >= s.End {
		return model.Span{}
	}
	return s
}

// holder is the last attribution that holds four fifths of a region, or nil.
func holder(list []attribution, region model.Span) *attribution {
	var out *attribution
	for i := range list {
		held := 0
		for _, s := range list[i].content {
			held += shared(s, region).Len()
		}
		if region.Len() > 0 && 5*held >= 4*region.Len() && list[i].kind != model.Indirect {
			out = &list[i]
		}
	}
	return out
}

// sameSpeaker reports whether two attributions name overlapping sources, or none.
func sameSpeaker(a, b *attribution) bool {
	for _, x := range a.source {
		if slices.ContainsFunc(b.source, x.Overlaps) {
			return true
		}
	}
	return len(a.source) == 0 && len(b.source) == 0
}

// region compares the two attributions of a region.
func (r *reporter) region(g *quotes.Gold, region marks.Region, want, got *attribution) {
	kind := ""
	switch {
	case want == nil && got == nil:
		r.counts["right: nobody said it"]++
		return
	case want == nil:
		kind = "said by nobody, found"
	case got == nil:
		kind = "missed"
	case sameSpeaker(want, got):
		r.counts["right speaker"]++
		if want.kind == got.kind {
			return
		}
		kind = fmt.Sprintf("%s taken for %s", want.kind, got.kind)
	case len(got.source) == 0:
		kind = "no speaker given"
	case len(want.source) == 0:
		kind = "speaker given, none true"
	default:
		kind = "wrong speaker: " + got.quote.Rule
	}
	r.note(g, kind, region.Outer, want, got)
}

// indirect compares the reports without marks at more than half of their content.
func (r *reporter) indirect(g *quotes.Gold, want, got []attribution) {
	taken := map[int]bool{}
	for i := range want {
		if want[i].kind != model.Indirect {
			continue
		}
		best, most := -1, 0.5
		for k := range got {
			if v := agreement(want[i].content, got[k].content); v > most && !taken[k] {
				best, most = k, v
			}
		}
		switch {
		case best < 0:
			r.note(g, "indirect missed", want[i].content[0], &want[i], nil)
			continue
		case sameSpeaker(&want[i], &got[best]):
			r.counts["indirect right"]++
		default:
			r.note(g, "indirect, wrong speaker", want[i].content[0], &want[i], &got[best])
		}
		taken[best] = true
	}
	for k := range got {
		if got[k].kind == model.Indirect && !taken[k] {
			r.note(g, "indirect, not there", got[k].content[0], nil, &got[k])
		}
	}
}

// agreement is the share of bytes that two contents have in common.
func agreement(a, b []model.Span) float64 {
	both, all := 0, 0
	for _, x := range a {
		all += x.Len()
		for _, y := range b {
			both += shared(x, y).Len()
		}
	}
	for _, y := range b {
		all += y.Len()
	}
	return float64(both) / float64(max(1, all-both))
}

// confidence counts a found attribution with a speaker under its confidence.
func (r *reporter) confidence(got *attribution, want []attribution) {
	if len(got.source) == 0 {
		return
	}
	kind := "marked"
	if got.kind == model.Indirect {
		kind = "indirect"
	}
	g := &r.sure[kind][min(9, int(got.quote.Confidence*10))]
	g.all++
	for i := range want {
		if agreement(got.content, want[i].content) > 0 && sameSpeaker(got, &want[i]) {
			g.right++
			return
		}
	}
}

// note counts an error and writes it with the text around it.
func (r *reporter) note(g *quotes.Gold, kind string, at model.Span, want, got *attribution) {
	r.counts[kind]++
	text := g.Article.Text
	lo, hi := max(0, at.Start-250), min(len(text), at.End+150)
	around := strings.ToValidUTF8(text[lo:at.Start]+"⟦"+text[at.Start:at.End]+"⟧"+text[at.End:hi], "")
	fmt.Fprintf(r.w, "## %s\n%s %d\n%s\n", kind, g.Article.ID, at.Start, strings.ReplaceAll(around, "\n", " ¶ "))
	if want != nil {
		fmt.Fprintf(r.w, "true:  %s\n", want.String(text))
	}
	if got != nil {
		fmt.Fprintf(r.w, "found: %s | %s %.2f\n", got.String(text), got.quote.Rule, got.quote.Confidence)
	}
	fmt.Fprintln(r.w)
}

// String shows the parts of a.
func (a *attribution) String(text string) string {
	part := func(spans []model.Span) string {
		var out []string
		for _, s := range spans {
			out = append(out, strings.ReplaceAll(s.In(text), "\n", " ¶ "))
		}
		return strings.Join(out, " // ")
	}
	return fmt.Sprintf("%s [%s] [%s] %s", a.kind, part(a.source), part(a.cue), part(a.content))
}

// summary writes the counts.
func (r *reporter) summary() {
	fmt.Fprintln(r.w, "# Counts")
	for _, kind := range slices.SortedFunc(maps.Keys(r.counts), func(a, b string) int {
		return cmp.Or(r.counts[b]-r.counts[a], cmp.Compare(a, b))
	}) {
		fmt.Fprintf(r.w, "%6d  %s\n", r.counts[kind], kind)
	}
	fmt.Fprintln(r.w, "\n# Confidence: right of all")
	for _, kind := range []string{"marked", "indirect"} {
		for i, g := range r.sure[kind] {
			if g.all > 0 {
				fmt.Fprintf(r.w, "%-8s %.1f-%.1f  %3.0f%% of %d\n", kind, float64(i)/10, float64(i+1)/10, 100*float64(g.right)/float64(g.all), g.all)
			}
		}
	}
}
