package quotes

import (
	"strings"
	"unicode"

	"whosaid/model"
)

// posts gives quoted paragraphs that a credit line closes ("Credit: Twitter
// @name") the account as their speaker, and marks them as posts. A speaker named
// in the paragraph itself is kept.
func (p *page) posts(out []finding, post []bool) {
	for n := range p.paras {
		account, ok := p.credit(&p.paras[n])
		if !ok {
			continue
		}
		first := n
		for first > 0 && p.quoted(&p.paras[first-1]) {
			first--
		}
		before := -1
		for k := first; k < n; k++ {
			pa := &p.paras[k]
			r := pa.from
			post[r] = true
			if f := &out[r]; pa.whole || !f.found() {
				out[r] = finding{account: account, rule: "credit line", confidence: 0.97, follows: before}
				before = r
			} else {
				f.follows, before = -1, -1
			}
		}
	}
	for n := 1; n < len(p.paras); n++ {
		if pa := &p.paras[n]; p.quoted(pa) && p.announcesPost(&p.paras[n-1]) {
			post[pa.from] = true
		}
	}
}

// quoted reports whether a paragraph opens with a region that is most of it.
func (p *page) quoted(pa *para) bool {
	if pa.to == pa.from {
		return false
	}
	return pa.whole || pa.to-pa.from == 1 && p.extents[pa.from].first == pa.first &&
		2*p.regions[pa.from].Outer.Len() > pa.span.Len()
}

// credit reads a credit line that names an account.
func (p *page) credit(pa *para) (model.Span, bool) {
	s := pa.span.In(p.text)
	if len(s) > 120 || pa.to > pa.from {
		return model.Span{}, false
	}
	low := strings.ToLower(s)
	if p.a.Blocks[pa.block].Kind != model.KindCredit && !strings.HasPrefix(low, "credit") && !strings.HasPrefix(low, "source:") &&
		!strings.HasPrefix(low, "via ") && !strings.HasPrefix(low, "photo") {
		return model.Span{}, false
	}
	at := strings.IndexByte(s, '@')
	if at < 0 {
		return model.Span{}, false
	}
	n := strings.IndexFunc(s[at+1:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
	if n < 0 {
		n = len(s) - at - 1
	}
	if n == 0 {
		return model.Span{}, false
	}
	return model.Span{Start: pa.span.Start + at, End: pa.span.Start + at + 1 + n}, true
}

// postNouns are what a post is called.
var postNouns = words(`tweet tweets post posts status thread toot skeet message tweeted`)

// announcesPost reports whether a paragraph ends by announcing a post
// ("Another tweet read:").
func (p *page) announcesPost(pa *para) bool {
	k := pa.last - 1
	if k <= pa.first || p.lower[k] != ":" {
		return false
	}
	for k--; k >= pa.first && k > pa.last-12; k-- {
		if postNouns()[p.lower[k]] {
			return true
		}
		if p.starts[k] {
			break
		}
	}
	return false
}
