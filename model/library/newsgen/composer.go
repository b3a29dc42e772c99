package newsgen

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// composer writes one article.
type composer struct {
	w     *World
	r     *rand.Rand
	story *story
	named map[string]bool // persons introduced with their role
}

// articleBytes is about how long an article is.
const articleBytes = 4700

// paragraphs writes an article: headline, byline, then the text. own is the
// outlet's: it has a headline of its own and cuts where it likes.
func (c *composer) paragraphs(date time.Time, own *rand.Rand) []string {
	c.named = map[string]bool{}
	head := &composer{w: c.w, r: own, story: c.story}
	all := []string{capital(head.topic()) + " " + joint(own) + " " + head.clause(4) + " in " + c.story.place, ""}
	lead := fmt.Sprintf("%s — %s, %s said on %s.", strings.ToUpper(c.story.place), capital(c.clause(12)), c.story.body, weekdays[int(date.Weekday())])
	all = append(all, lead)
	size := len(lead)
	for most := articleBytes - 900 + c.r.IntN(1400); size < most; {
		p := c.paragraph()
		all = append(all, p)
		size += len(p) + 2
	}
	if len(all) > 8 && own.IntN(4) == 0 {
		all = all[:len(all)-1]
	}
	return all
}

func joint(r *rand.Rand) string { return [...]string{"and", "as", "after", "amid"}[r.IntN(4)] }

// paragraph writes prose, or a quotation with its speaker.
func (c *composer) paragraph() string {
	switch k := c.r.IntN(10); {
	case k < 4:
		return c.quotation()
	case k < 5:
		return fmt.Sprintf("According to %s, %s. %s", c.speaker(), c.clause(10), c.sentence())
	default:
		var b strings.Builder
		for i := range 2 + c.r.IntN(3) {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(c.sentence())
		}
		return b.String()
	}
}

// quotation writes a statement of the story or a new one, with its cue.
func (c *composer) quotation() string {
	words := c.clause(8 + c.r.IntN(12))
	if c.r.IntN(3) == 0 {
		words = c.story.statements[c.r.IntN(len(c.story.statements))]
	}
	cue := cues[c.r.IntN(len(cues))]
	switch c.r.IntN(5) {
	case 0:
		return fmt.Sprintf("“%s,” %s %s. “%s.”", capital(words), c.speaker(), cue, capital(c.clause(9)))
	case 1:
		return fmt.Sprintf("%s %s that “%s”. %s", capital(c.speaker()), cue, words, c.sentence())
	case 2:
		half := strings.Index(words[len(words)/2:], " ") + len(words)/2
		return fmt.Sprintf("“%s,” %s %s, “%s.”", capital(words[:half]), c.speaker(), cue, words[half+1:])
	case 3:
		return fmt.Sprintf("%s %s on %s: “%s.” %s", capital(c.speaker()), cue, weekdays[c.r.IntN(7)], capital(words), c.sentence())
	default:
		return fmt.Sprintf("“%s,” %s %s.", capital(words), c.speaker(), cue)
	}
}

// speaker names one of the story's cast: in full with the role the first time,
// then by surname or pronoun.
func (c *composer) speaker() string {
	if c.r.IntN(7) == 0 {
		return c.story.body
	}
	p := c.story.cast[zipf(c.r, len(c.story.cast))]
	if !c.named[p.surname] {
		c.named[p.surname] = true
		if c.r.IntN(2) == 0 {
			return p.name() + ", a " + p.role + " from " + c.story.place + ","
		}
		return p.role + " " + p.name()
	}
	if c.r.IntN(4) == 0 {
		if p.woman {
			return "she"
		}
		return "he"
	}
	return p.surname
}

// sentence writes a sentence of narration.
func (c *composer) sentence() string {
	s := capital(c.clause(8 + c.r.IntN(16)))
	switch c.r.IntN(8) {
	case 0:
		return fmt.Sprintf("On %s, %s.", weekdays[c.r.IntN(7)], s)
	case 1:
		return fmt.Sprintf("%s by %d percent.", s, 1+c.r.IntN(90))
	case 2:
		return fmt.Sprintf("%s, %s %s.", s, links[c.r.IntN(len(links))], c.clause(7))
	}
	return s + "."
}

// clause writes about n words: subject, verb, object and what hangs on them.
func (c *composer) clause(n int) string {
	var b strings.Builder
	b.WriteString(c.phrase())
	b.WriteByte(' ')
	if c.r.IntN(2) == 0 {
		b.WriteString(modals[c.r.IntN(len(modals))] + " " + bases[zipf(c.r, len(bases))])
	} else {
		b.WriteString(c.w.words.pick(verbs, zipf(c.r, sizes[verbs])))
	}
	b.WriteByte(' ')
	b.WriteString(c.phrase())
	for words := 6; words < n; {
		k := c.r.IntN(6)
		switch {
		case k == 0:
			b.WriteString(" " + adverbs[c.r.IntN(len(adverbs))])
			words++
		case k == 1 && n-words > 5:
			b.WriteString(" " + links[c.r.IntN(len(links))] + " " + c.phrase() + " " + c.w.words.pick(verbs, zipf(c.r, sizes[verbs])))
			words += 4
		default:
			b.WriteString(" " + preps[c.r.IntN(len(preps))] + " " + c.phrase())
			words += 3
		}
	}
	return b.String()
}

// phrase writes a noun with an article and perhaps an adjective.
func (c *composer) phrase() string {
	s := dets[c.r.IntN(len(dets))] + " "
	if c.r.IntN(3) == 0 {
		s += c.w.words.pick(adjs, zipf(c.r, sizes[adjs])) + " "
	}
	return s + c.topic()
}

// topic is a noun, now and then one that the story is about.
func (c *composer) topic() string {
	if c.r.IntN(4) == 0 && len(c.story.topics) > 0 {
		return c.story.topics[zipf(c.r, len(c.story.topics))]
	}
	return c.w.words.pick(nouns, zipf(c.r, sizes[nouns]))
}
