package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// documentRole resolves "the report" to the latest document of that noun, to who
// issued it, or to the outlet that printed it.
func (v *resolver) documentRole(i int, definite bool) {
	m := &v.r.Mentions[i]
	noun := strings.ToLower(m.Head.In(v.a.Text))
	if m.Role != "" && m.Head == m.Span {
		noun = v.title(m.Role).head()
	}
	head := "doc|" + noun
	if e, ok := v.keys[head]; ok && definite && v.owner[i] < 0 && m.Owner.IsZero() {
		v.assign(i, e, "same document", 0.5)
		v.to[i] = v.ents[e].last
		return
	}
	if e := v.issuer(i); e >= 0 {
		v.assign(i, e, "who issued the document", 0.7)
		v.keys[head] = e
		return
	}
	if definite && printed[noun] && v.owner[i] < 0 && m.Owner.IsZero() {
		if e := v.outlet(i); e >= 0 {
			v.assign(i, e, "outlet spoken of last", 0.6)
			v.to[i] = v.ents[e].last
			v.keys[head] = e
			return
		}
	}
	e := v.create(i, model.KindDocument)
	v.keys[head] = e
}

// issuer finds the known body or person whose document mention i is: "the
// ministry’s report", "a Fisheries Board memo"; -1 when it names none. What was
// made to be shown (an advertisement, a film) speaks for itself.
func (v *resolver) issuer(i int) int {
	m := &v.r.Mentions[i]
	switch strings.ToLower(m.Head.In(v.a.Text)) {
	case "ad", "advertisement", "advert", "commercial", "spot", "poll", "polls", "survey", "video", "clip", "film", "movie", "documentary", "book", "novel", "show", "program", "programme", "poster", "sign", "banner", "law", "constitution":
		return -1
	}
	if e := v.owner[i]; e >= 0 {
		if k := v.ents[e].kind; k == model.KindOrganisation && !v.ents[e].isState || k == model.KindPerson {
			return e
		}
		return -1
	}
	first, last := -1, -1 // the capitalised words before the noun
	text := v.a.Text[m.Span.Start:m.Head.Start]
	for k := range strings.FieldsSeq(text) {
		at := strings.Index(text[max(last, 0):], k) + max(last, 0)
		r, _ := utf8.DecodeRuneInString(k)
		switch {
		case unicode.IsUpper(r) && at > 0:
			if first < 0 {
				first = at
			}
			last = at + len(k)
		case first >= 0:
			return -1
		}
	}
	if first < 0 {
		return -1
	}
	name := text[first:last]
	if e := v.knownBody(name); e >= 0 || !bodyName(name) {
		return e
	}
	return v.issuerNamed(i, name)
}

// issuerNamed makes a body of a name that only a document bears: "a Government
// Accountability Office report".
func (v *resolver) issuerNamed(i int, name string) int {
	key := bodyKey(contentWords(&model.Mention{Name: name}, v.a.Text), "", -1)
	e, ok := v.keys[key]
	if !ok {
		v.ents = append(v.ents, entity{kind: model.KindOrganisation, office: name, fullest: -1, first: i, last: -1, person: -1})
		e = len(v.ents) - 1
		v.keys[key] = e
	}
	return e
}

// bodyName reports a name of several words that ends in what bodies are called.
func bodyName(name string) bool {
	k := strings.LastIndexByte(name, ' ')
	return k > 0 && (outletName(name) || generic[strings.ToLower(name[k+1:])] || strings.HasSuffix(name, "Administration") || strings.HasSuffix(name, "Service"))
}

// printed are documents that outlets print.
var printed = map[string]bool{
	"article": true, "story": true, "piece": true, "column": true, "editorial": true, "op-ed": true, "report": true, "headline": true,
}

// outlet finds the outlet spoken of last before mention i, within a few
// sentences, or -1.
func (v *resolver) outlet(i int) int {
	for k := len(v.recent) - 1; k >= 0 && k >= len(v.recent)-24; k-- {
		j := v.recent[k]
		if v.sentence[i]-v.sentence[j] > 8 {
			break
		}
		if e := v.of[j]; e >= 0 && v.ents[e].kind == model.KindOrganisation && !v.ents[e].isState && outletName(v.r.Mentions[v.ents[e].fullest].Name) && (v.quote[j] < 0 || v.quote[j] == v.quote[i]) {
			return e
		}
	}
	return -1
}

// outletName reports names that end as those of newspapers, agencies and
// broadcasters do.
func outletName(name string) bool {
	switch strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]) {
	case "times", "post", "journal", "news", "herald", "tribune", "globe", "guardian", "telegraph", "mail", "mirror", "sun", "star", "standard", "chronicle",
		"gazette", "courier", "bulletin", "dispatch", "inquirer", "examiner", "observer", "register", "sentinel", "record", "review", "magazine", "weekly", "daily",
		"today", "press", "reuters", "agency", "politico", "buzzfeed", "breitbart", "bloomberg", "cnn", "nbc", "cbs", "abc", "msnbc", "npr", "bbc", "ap", "afp",
		"upi", "tass", "newsweek", "time", "atlantic", "yorker", "independent", "economist", "caller", "beast", "vox", "slate", "salon", "axios", "forbes",
		"fortune", "variety", "intelligencer", "ledger", "republic", "constitution", "sentinel-review", "plain dealer", "politifact", "examiner.com":
		return true
	}
	return false
}

// knownBody finds the organisation of a printed name, an acronym or a short
// form of it, or -1.
func (v *resolver) knownBody(name string) int {
	if acronymLike(name) {
		if e, ok := v.acronym[strings.ToLower(strings.ReplaceAll(name, ".", ""))]; ok {
			return e
		}
		return -1
	}
	if e, ok := v.keys[bodyKey(contentWords(&model.Mention{Name: name}, v.a.Text), "", -1)]; ok {
		return e
	}
	return v.endsName(name)
}
