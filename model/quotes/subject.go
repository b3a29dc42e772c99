package quotes

import (
	"strings"

	"whosaid/model"
)

// phrase is a run of words [first, last), empty when nothing was found.
type phrase struct{ first, last int }

func (f phrase) empty() bool { return f.first >= f.last }

// maxAside and maxSubject bound how far a search for a subject goes, in words.
const (
	maxAside   = 40
	maxSubject = 30
)

// subject finds the noun phrase in front of the verb at word cue, not reaching
// left of word lo. Asides in commas between the two are skipped ("Hill, a
// doctor, said").
func (p *page) subject(cue, lo int) phrase {
	j := p.skipFillers(cue-1, lo)
	if j < lo || p.region[j] >= 0 {
		return phrase{}
	}
	if w := p.lower[j]; w == "," || w == ")" || w == "—" || w == "–" {
		if j = p.skipAside(j, lo); j < lo {
			return phrase{}
		}
	}
	if pronouns()[p.lower[j]] {
		return phrase{j, j + 1}
	}
	first := p.phraseStart(j, lo)
	if first > j {
		return phrase{}
	}
	f := p.trimLeft(phrase{first, j + 1})
	if n := f.last - f.first; n > 2 && months()[p.lower[j]] && p.words[j-1].Tag == model.TagADP { // "Pyongyang on Wednesday"
		f.last -= 2
	}
	return f
}

// skipFillers walks left over adverbs and auxiliaries.
func (p *page) skipFillers(j, lo int) int {
	for j >= lo && p.region[j] < 0 {
		w := p.lower[j]
		if !fillers()[w] && (!strings.HasSuffix(w, "ly") || p.capital(j)) {
			break
		}
		if p.starts[j] {
			return lo - 1
		}
		j--
	}
	return j
}

// skipAside returns the word before the aside that ends with the mark at j, or
// lo-1.
func (p *page) skipAside(j, lo int) int {
	open := p.lower[j]
	if open == ")" {
		open = "("
	}
	for k := j - 1; k > lo && k > j-maxAside; k-- {
		if p.region[k] >= 0 {
			return lo - 1
		}
		if p.lower[k] == open {
			return k - 1
		}
		if p.starts[k] {
			return lo - 1
		}
	}
	return lo - 1
}

// phraseStart walks left from word j, the last of a noun phrase, to its first.
func (p *page) phraseStart(j, lo int) int {
	k := j
	for k >= lo && k > j-maxSubject && p.region[k] < 0 {
		w := p.lower[k]
		if w == ")" {
			m := p.skipAside(k, lo)
			if m < lo || k-m > 6 {
				break
			}
			k = m
			continue
		}
		titled := w == "to" && k > lo && p.capital(k-1) // "Ambassador to Russia"
		if clauseWords()[w] && !titled || !p.ink(k) && w != "-" && w != "&" && w != "." || p.reporting(k) && !p.capital(k) && p.words[k].Tag != model.TagNOUN {
			break
		}
		if w == "and" && (k == lo || !p.capital(k-1) || !p.capital(k+1)) {
			break
		}
		if p.starts[k] {
			return k
		}
		k--
	}
	return k + 1
}

// trimLeft drops what leads up to the noun phrase: conjunctions, days, adverbs and
// adverbials ("Later in the day the embassy", "On Wednesday the minister").
func (p *page) trimLeft(f phrase) phrase {
	k := f.first
	for k < f.last-1 {
		w := p.lower[k]
		t := p.words[k].Tag
		switch {
		case w == "and" || w == "but" || months()[w] || t == model.TagADV || t == model.TagSCONJ || t == model.TagCCONJ ||
			strings.HasSuffix(w, "ly") && len(w) > 4 && !p.capital(k) || openers()[w]:
			k++
		case t == model.TagADP && leads(w):
			k = p.adverbialEnd(k, f.last)
		default:
			return phrase{k, f.last}
		}
	}
	if k >= f.last {
		return f
	}
	return phrase{k, f.last}
}

// adverbialEnd is the word behind the preposition at word k and its noun.
func (p *page) adverbialEnd(k, last int) int {
	for k++; k < last; k++ {
		if t := p.words[k].Tag; months()[p.lower[k]] || t == model.TagNOUN || t == model.TagPROPN || t == model.TagNUM {
			break
		}
	}
	for k < last { // the rest of "New York", "13 July", "20 June 2016"
		now := p.words[k].Tag
		k++
		if k == last {
			break
		}
		next := p.words[k].Tag
		if now == model.TagNUM && next != model.TagDET || months()[p.lower[k]] || next == model.TagNUM || now == model.TagNOUN && next == model.TagNOUN {
			continue
		}
		break
	}
	return k
}

// clauseSubject finds the subject of the sentence that holds word cue when the
// verb's own place is empty ("North Korea recognised … and pledged …"): the first
// noun phrase after a dateline or a leading phrase with its comma.
func (p *page) clauseSubject(cue, lo int) phrase {
	s := cue
	for s > lo && !p.starts[s] {
		s--
	}
	for k := s; k < cue && k < s+14; k++ { // "SEOUL – …", "In a statement Wednesday, …"
		w := p.lower[k]
		if w == "–" || w == "—" || w == "--" || w == "," && leads(p.lower[s]) {
			s = k + 1
			break
		}
	}
	k := s
	for k < cue && leads(p.lower[k]) && p.words[k].Tag == model.TagADP || k < cue && p.words[k].Tag == model.TagADV {
		if p.words[k].Tag == model.TagADV { // "Later in the day the embassy …"
			k++
		} else {
			k = p.adverbialEnd(k, cue)
		}
	}
	s = k
	for k < cue && p.region[k] < 0 && !p.endsPhrase(k, s) {
		k++
	}
	return p.trimLeft(phrase{s, k})
}

// leads reports whether a sentence that starts with w starts with an adverbial.
func leads(w string) bool {
	switch w {
	case "in", "on", "at", "after", "before", "during", "as", "when", "while", "for", "with", "by", "from", "if", "since",
		"later", "earlier", "meanwhile", "still", "asked", "speaking", "to", "addressing", "writing", "despite", "according":
		return true
	}
	return false
}

// endsPhrase reports whether word k cannot belong to the noun phrase that starts
// at word s.
func (p *page) endsPhrase(k, s int) bool {
	w := p.lower[k]
	if !p.ink(k) && w != "-" && w != "&" || clauseWords()[w] || k > s && p.reporting(k) {
		return true
	}
	if k == s || p.capital(k) {
		return false
	}
	if t := p.words[k].Tag; t == model.TagVERB || t == model.TagAUX {
		return true
	}
	return phraseEnds()[w] || fillers()[w] && w != "'s" || strings.HasSuffix(w, "ed") && !p.capital(k)
}

// follows finds the noun phrase behind an inverted verb or "according to", not
// reaching beyond word hi.
func (p *page) follows(i, hi int) phrase {
	if i >= hi || p.region[i] >= 0 || !p.ink(i) {
		return phrase{}
	}
	k := i
	for k < hi && k < i+maxSubject && p.region[k] < 0 && (k == i || !p.starts[k]) && !p.endsPhrase(k, i) {
		k++
	}
	return phrase{i, k}
}
