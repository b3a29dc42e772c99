package library

import (
	"fmt"
	"slices"

	"whosaid/model"
	"whosaid/model/library/store"
)

// ruleCorrected is the Rule of an attribution that the reader made.
const ruleCorrected = "corrected by the reader"

// Correct records the reader's word that the quotation was said by the one whom
// the mention (an index of its article's Reading.Mentions) stands for, or by
// nobody when mention is -1. It wins over the machine until Uncorrect takes it
// back, and is kept by the words of the text, so that it holds when the article
// is read anew.
func (l *Library) Correct(id model.QuoteID, mention int) error {
	rec := l.record(articleOf(id))
	l.mu.Lock()
	defer l.mu.Unlock()
	i := -1
	if rec != nil {
		i = rec.find(id)
	}
	if i < 0 {
		return fmt.Errorf("no quotation %s in the library", id)
	}
	if mention < -1 || mention >= len(rec.raw.Mentions) {
		return fmt.Errorf("quotation %s: its article has no mention %d", id, mention)
	}
	text := rec.article.Text
	c := store.Correction{Quote: store.Select(text, rec.raw.Quotes[i].Extent())}
	if mention >= 0 {
		c.Speaker = store.Select(text, rec.raw.Mentions[mention].Span)
	}
	rec.state.corrections = append(l.withoutCorrection(rec, i), c)
	if l.store != nil {
		l.store.PutCorrection(rec.state.key, c)
	}
	l.reattribute(rec)
	return nil
}

// Uncorrect takes the reader's word on a quotation back; the machine's stands again.
func (l *Library) Uncorrect(id model.QuoteID) {
	rec := l.record(articleOf(id))
	if rec == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := rec.find(id); i >= 0 {
		rec.state.corrections = l.withoutCorrection(rec, i)
		l.reattribute(rec)
	}
}

// withoutCorrection returns an article's corrections but for those of the i-th
// quotation, which the store forgets.
func (l *Library) withoutCorrection(rec *record, i int) []store.Correction {
	var kept []store.Correction
	for _, c := range rec.state.corrections {
		if s, ok := c.Quote.Find(rec.article.Text); ok && s == rec.raw.Quotes[i].Extent() {
			if l.store != nil {
				l.store.DropCorrection(rec.state.key, c.Quote)
			}
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// Corrected reports whether the attribution of a quotation is the reader's.
func (l *Library) Corrected(id model.QuoteID) bool {
	rec := l.record(articleOf(id))
	if rec == nil {
		return false
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	i := rec.find(id)
	return i >= 0 && rec.reading.Quotes[i].Rule == ruleCorrected
}

// correct sets rec.reading to rec.raw with the reader's corrections. It never
// writes to a Reading that a screen may hold.
func (l *Library) correct(rec *record) {
	rec.reading = rec.raw
	if len(rec.state.corrections) == 0 {
		return
	}
	r := *rec.raw
	r.Quotes = slices.Clone(r.Quotes)
	for _, c := range rec.state.corrections {
		i, mention := locate(&r, rec.article.Text, c)
		if i < 0 {
			continue // the text is read differently now: the machine's word stands
		}
		q := &r.Quotes[i]
		q.Mention, q.Confidence, q.Rule = mention, 1, ruleCorrected
	}
	rec.reading = &r
}

// locate finds the quotation and the mention (-1 for nobody) that a correction
// speaks of; quote is -1 when either is gone.
func locate(r *model.Reading, text string, c store.Correction) (quote, mention int) {
	at, ok := c.Quote.Find(text)
	if !ok {
		return -1, -1
	}
	quote = slices.IndexFunc(r.Quotes, func(q model.Quote) bool { return q.Extent() == at })
	if quote < 0 { // its borders are seen differently: the one that begins there will do
		quote = slices.IndexFunc(r.Quotes, func(q model.Quote) bool { return q.Start() == at.Start })
	}
	if quote < 0 || c.Speaker.IsZero() {
		return quote, -1
	}
	if at, ok = c.Speaker.Find(text); !ok {
		return -1, -1
	}
	mention = slices.IndexFunc(r.Mentions, func(m model.Mention) bool { return m.Span == at })
	if mention < 0 {
		mention = slices.IndexFunc(r.Mentions, func(m model.Mention) bool { return m.Span.Overlaps(at) })
	}
	if mention < 0 {
		return -1, -1
	}
	return quote, mention
}

// reattribute applies the corrections of an article that is on the shelf.
// Relations stay: they rest on words first.
func (l *Library) reattribute(rec *record) {
	if l.kept != nil {
		l.kept.reattribute(l, rec)
		return
	}
	l.unhear(rec)
	l.correct(rec)
	speakers := l.speakers(rec)
	l.hear(rec, speakers)
	l.index.Add(l.document(rec, speakers))
	rec.entry = rec.describe()
	l.generation++
}
