package mentions

import (
	"strings"

	"whosaid/model"
)

// maxPremodifiers is how many unknown lower-case words may stand between a
// determiner and its noun.
const maxPremodifiers = 6

// nouns are the classes that can head a phrase.
const nouns = clRole | clGroup | clBody | clBodyPlural | clDocument | clDocPlural

// flat is a noun phrase without what hangs behind its head: words [start, end).
type flat struct {
	start, end int
	det        int // index behind the determiners, start when there are none
	owner      model.Span
	ownerEnd   int // index behind the owner's last word
	head       int // the last noun that is no part of a name, or -1
}

// phrase reads a noun phrase at word i, adds the mention it makes, and returns
// the index after it, or i when there is none.
func (f *finder) phrase(i int) int {
	w := &f.w[i]
	if !w.is(clDeterminer|nouns|clPremodifier|clHonorific|clHonorificM|clHonorificF) && !f.name(i) {
		return i
	}
	if w.low == "that" && (w.tag == model.TagSCONJ || w.tag == model.TagPRON || i+1 < len(f.w) && f.w[i+1].cap) {
		return i
	}
	p := f.flat(i)
	if p.end == p.start {
		return i
	}
	if p.head >= 0 {
		if end := f.headed(p); end > i {
			return end
		}
	}
	return f.plainName(p)
}

// flat scans the longest run of words that can form one noun phrase from i.
func (f *finder) flat(i int) flat {
	p := flat{start: i, end: i, det: i, head: -1}
	for p.det < len(f.w) && p.det < i+3 && f.w[p.det].is(clDeterminer) {
		if f.w[p.det].is(clPossessive) {
			p.owner, p.ownerEnd = f.w[p.det].span, p.det+1
		}
		p.det++
	}
	if p.det == i+2 && f.w[i].low == "that" {
		return flat{start: i, end: i, det: i, head: -1} // "said that the …"
	}
	free, k := 0, p.det
	for k < len(f.w) {
		if f.name(k) || p.head >= 0 && p.head == k-1 && f.w[k-1].is(clRole|clHonorific|clHonorificM|clHonorificF) && f.joins(k) && f.opensName(k) {
			end := f.run(k)
			if free > 0 && f.w[end-1].poss && k > p.det && !f.w[k-1].is(clPremodifier|nouns) {
				break // "the day North Korea’s embassy"
			}
			p.note(f, k, end)
			k = end
			continue
		}
		if !f.fits(&p, k, &free) {
			break
		}
		k++
		if f.w[k-1].poss { // "the company’s president"
			p.owner, p.ownerEnd, p.head = f.span(p.start, k), k, -1
			if p.det == i {
				p.det = k
			}
		}
	}
	return p.done(k)
}

// fits reports whether word k, no name, continues the phrase p, and makes it
// the head when it is a noun. free counts the unknown words so far.
func (f *finder) fits(p *flat, k int, free *int) bool {
	w := &f.w[k]
	opened := p.det > p.start // by a determiner
	switch {
	case !w.alpha:
		return opened && number(w.text)
	case w.is(nouns) && !w.is(clBreaker) && !(w.verb() && p.head >= 0):
		p.head = k
		return true
	case w.is(clCalendar):
		return w.poss || opened && k == p.det
	case w.is(clBreaker | clAdverb):
		return false
	case w.is(clHonorific | clHonorificM | clHonorificF):
		p.head = k
		return true
	case w.is(clPremodifier), hyphenated(w.low):
		return true
	case !opened && p.owner.IsZero(), w.is(clDeterminer):
		return false
	}
	*free++
	return *free <= maxPremodifiers && w.modifies(p.head >= 0)
}

func (p flat) done(end int) flat { p.end = end; return p }

// note takes in a run of capitalised words [k, end): an owner when a clitic
// follows it, else what head it holds.
func (p *flat) note(f *finder, k, end int) {
	if f.w[end-1].poss {
		from := k
		if p.det == k && p.start < k && f.w[p.start].low != "the" {
			from = k
		}
		p.owner, p.ownerEnd, p.head = f.span(from, end), end, -1
		return
	}
	if h := f.headInRun(k, end); h >= 0 {
		p.head = h
	}
}

func number(s string) bool { return s[0] >= '0' && s[0] <= '9' }

// hyphenated reports compound premodifiers: "pro-Russian", "71-year-old".
func hyphenated(low string) bool { return strings.IndexByte(low, '-') > 0 }

// headInRun returns the index of the last role, body or document noun of the
// capitalised run [s, e) that heads it, or -1: "Minister" of "Foreign Minister
// Ann Lee", "Ministry" of "Foreign Ministry", none of "Stephen King".
func (f *finder) headInRun(s, e int) int {
	if p, n := place(f.w, s); n > 0 && s+n >= e && p.form != formDemonym {
		return -1 // "the Dominican Republic"
	}
	for k := e - 1; k >= s; k-- {
		w := &f.w[k]
		if !w.is(nouns|clHonorific|clHonorificM|clHonorificF|clCompanySuffix) || w.poss || f.usedAsName(s, k, e) {
			continue
		}
		return k
	}
	return -1
}

// verb reports whether the tagger takes the word for a verb.
func (w *word) verb() bool { return w.tag == model.TagVERB || w.tag == model.TagAUX }

// modifies reports whether an unknown word can stand inside a noun phrase;
// headed tells that a noun stands before it, so that a verb ends the phrase.
func (w *word) modifies(headed bool) bool {
	switch w.tag {
	case model.TagVERB:
		return !headed && (strings.HasSuffix(w.low, "ed") || strings.HasSuffix(w.low, "ing") || strings.HasSuffix(w.low, "en"))
	case model.TagADV:
		return !headed
	case model.TagAUX, model.TagADP, model.TagSCONJ, model.TagCCONJ, model.TagPRON, model.TagPART, model.TagINTJ:
		return false
	}
	return true
}

// usedAsName reports whether the noun at k is a surname or a given name within
// the run [s, e): "Stephen King", "Dean Baker", "Secretary Price".
func (f *finder) usedAsName(s, k, e int) bool {
	w := &f.w[k]
	last := k == e-1 || f.w[k+1].is(clNameSuffix)
	if last && k > s {
		before := &f.w[k-1]
		if w.is(clGroup) && province(before) != "" {
			return false // "Virginia Democrats"
		}
		if before.is(clFirstM|clFirstF) && !before.is(nouns) || initialLetter(before.low) || before.is(clParticle) && !before.cap {
			return !w.is(clBody|clBodyPlural) || w.is(clSurname)
		}
		if w.is(clSurname) && before.is(clRole|clHonorific|clHonorificM|clHonorificF) && !w.is(clRole) {
			return true
		}
		if before.is(clHonorificM|clHonorificF|clHonorific) && strings.HasSuffix(before.low, ".") {
			return true
		}
		return w.is(clSurname) && !w.is(nouns)
	}
	if k == s && last && w.is(clSurname) && !w.is(clRole|clBody|clDocument) {
		return true
	}
	if last && f.surnames[w.low] {
		return true
	}
	// "Dean Baker", "Mayor Bill de Blasio": a given name with more behind it.
	return w.is(clFirstM|clFirstF) && !last && !f.w[k+1].is(nouns) && (k == s || f.w[k-1].is(clRole|clHonorific|clHonorificM|clHonorificF))
}

func initialLetter(low string) bool {
	return len(low) == 2 && low[1] == '.' || len(low) == 1
}

// personal reports whether the run [s, e) reads like a person's name.
func (f *finder) personal(s, e int) bool {
	if f.w[s].is(clFirstM | clFirstF) {
		return true
	}
	for k := s; k < e; k++ {
		w := &f.w[k]
		if w.is(clBody|clBodyPlural|clDocument|clCompanySuffix) && !f.usedAsName(s, k, e) {
			return false
		}
	}
	_, n := place(f.w, s)
	return s+n < e
}
