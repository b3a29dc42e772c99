package mentions

import (
	"strings"

	"whosaid/model"
)

// learn notes which words stand with a capital inside sentences, and which
// sentences are in title case or capitals.
func (f *finder) learn(toks *model.Tokens) {
	f.titles = f.titles[:0]
	for i := range toks.Sentences {
		s := &toks.Sentences[i]
		words := toks.Words[s.First:s.Last]
		title := f.titleCase(words)
		f.titles = append(f.titles, title)
		if title {
			continue
		}
		for k := range words {
			w := &f.forms[words[k].Form]
			if !w.capital {
				continue
			}
			f.afterGiven(words, k)
			// Behind a word or a comma a capital tells something.
			if k > 0 && !w.inside && f.forms[words[k-1].Form].tells {
				w.inside = true
				f.inside[w.low] = true
			}
		}
	}
}

// afterGiven notes the capitalised word behind a given name as a surname:
// "Dean" of "Howard Dean".
func (f *finder) afterGiven(words []model.Token, k int) {
	if k == 0 || words[k-1].Span.End+1 != words[k].Span.Start {
		return
	}
	at := k - 1
	if at > 0 && initialLetter(f.forms[words[at].Form].text) {
		at-- // "Maya D. Song"
	}
	given := &f.forms[words[at].Form]
	if !given.capital || !given.is(clFirstM|clFirstF) || given.is(nouns) || given.is(clCommon) && at == 0 {
		return
	}
	if w := &f.forms[words[k].Form]; w.is(nouns|clCommon) || w.demonym() {
		f.surnames.add(w.low)
	}
}

// demonym reports words like "Cuban" that are also surnames.
func (m *meaning) demonym() bool {
	for i := range m.places {
		if p := &m.places[i]; len(p.rest) == 0 && p.form == formDemonym {
			return true
		}
	}
	return false
}

// titleCase reports whether nearly all longer words of a sentence are
// capitalised, so that capitals say nothing about names.
func (f *finder) titleCase(words []model.Token) bool {
	long, caps := 0, 0
	for i := range words {
		t := &words[i]
		if t.Span.Len() < 3 || i == 0 || t.Span.Len() == 3 && t.Tag != model.TagVERB {
			continue
		}
		w := &f.forms[t.Form]
		if !w.alpha {
			continue
		}
		if (t.Tag == model.TagVERB || t.Tag == model.TagAUX) && w.small {
			return false // a headline in title case capitalises its verbs
		}
		long++
		if w.capital {
			caps++
		}
	}
	return long >= 4 && caps*100 >= long*85
}

// title are the classes of words that titles and bodies are made of.
const title = clPremodifier | clRole | clBody | clHonorific | clHonorificM | clHonorificF | clOutlet

// name reports whether the capital of word i makes it (part of) a name.
func (f *finder) name(i int) bool {
	w := &f.w[i]
	if !w.cap || w.is(clCalendar|clNotName) && !(w.is(clFirstM|clFirstF) && f.nextCap(i)) {
		return false
	}
	if k := strings.IndexByte(w.low, '-'); k > 0 && adjectival(w.low[:k]) && classOf(w.low[k+1:])&clCommon != 0 {
		return false // "Russian-backed"
	}
	if f.initial(i) {
		return f.nameOpening(i)
	}
	if f.plainCapital(i) {
		return false
	}
	return !w.is(clBreaker|clDeterminer|clAdverb) || w.upper && len(w.text) > 1 || w.is(clFirstM|clFirstF)
}

// plainCapital reports a common word with a capital that stands alone inside a
// sentence: "a Revolution".
func (f *finder) plainCapital(i int) bool {
	w := &f.w[i]
	if f.surnames[w.low] {
		return f.nextCap(i)
	}
	if !w.is(clCommon) || w.is(title|nouns|clSurname|clFirstM|clFirstF) || w.upper || w.poss {
		return false
	}
	return !f.nextCap(i) && !f.w[i-1].cap && !f.inRun(i)
}

// nameOpening is name for a word that opens a sentence, where the capital
// proves nothing.
func (f *finder) nameOpening(i int) bool {
	w := &f.w[i]
	if w.is(clDeterminer | clAdverb) {
		return false
	}
	if _, n := place(f.w, i); n > 0 {
		return true
	}
	given, seen := w.is(clFirstM|clFirstF), f.inside[w.low]
	switch {
	case f.surnames[w.low] && (w.poss || f.cueNext(i)):
		return true
	case w.is(clBreaker):
		return given && (f.nextCap(i) || seen)
	case w.upper && !f.shouted(i):
		return true
	case f.nextCap(i):
		return given || seen || !w.is(clCommon) || w.is(title)
	case !given && !seen && w.tag != model.TagNone && w.tag != model.TagPROPN && w.tag != model.TagX:
		return false
	case w.is(clCommon):
		return seen && (given || w.is(clSurname) || w.poss || f.cueNext(i))
	}
	return given || seen || w.tag == model.TagPROPN || !suffixed(w.low)
}

// inRun reports whether a connector ties word i to capitalised words.
func (f *finder) inRun(i int) bool {
	if i+2 < len(f.w) && (f.w[i+1].low == "of" || f.w[i+1].low == "for") && f.w[i+2].cap {
		return true
	}
	return i >= 2 && f.w[i-2].cap && !f.w[i-1].cap && f.w[i-1].alpha
}

// adjectival reports the first half of a compound like "Russian-backed".
func adjectival(low string) bool {
	switch low {
	case "pro", "anti", "non", "u.s.", "us", "un", "eu":
		return true
	}
	m := meaningOf(low)
	for i := range m.places {
		if p := &m.places[i]; len(p.rest) == 0 && (p.form == formDemonym || p.form == formState || p.form == formSeat) {
			return true
		}
	}
	return m.class&clCommon != 0 && m.class&(clFirstM|clFirstF) == 0
}

// suffixed reports the endings of words that open sentences without being
// names.
func suffixed(low string) bool {
	for _, s := range [...]string{"ly", "ing", "ed", "tion", "ness", "less", "ism", "ers", "ists", "ful", "ous"} {
		if len(low) > len(s)+2 && strings.HasSuffix(low, s) {
			return true
		}
	}
	return false
}

func (f *finder) nextCap(i int) bool {
	if f.w[i].poss || i+1 >= len(f.w) {
		return false
	}
	n := &f.w[i+1]
	return n.cap && !n.is(clCalendar|clBreaker)
}

func (f *finder) cueNext(i int) bool { return i+1 < len(f.w) && f.w[i+1].is(clCue|clBreaker) }

// shouted reports whether the words round word i are in capitals too, so that
// word i is no acronym.
func (f *finder) shouted(i int) bool {
	return i+1 < len(f.w) && f.w[i+1].upper || i > 0 && f.w[i-1].upper
}
