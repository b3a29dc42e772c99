package clean

import (
	"strings"
	"unicode"

	"whosaid/articles/clean/dates"
	"whosaid/articles/decode"
	"whosaid/model"
)

// sheet is a document on the cleaner's desk.
type sheet struct {
	doc      *decode.Document
	ps       []piece
	signs    []signs // of each piece
	language string
	// first and last bound the story's run of prose: ps[first:last].
	first, last int
	title       int // index of the headline, -1 when there is none
	vocabulary  vocabulary
	outlets     map[uint64]bool // the head's, by their words
	titleWords  vocabulary
	flow        flow
	sum         proseSums
	groups      groups    // of pages
	stated      []float32 // of pages: how much of each piece the page states as its article
	metaSummary uint64    // the summary in the page's head, by its words
	alike       []int     // how many short pieces have the same outline
	copies      []int     // how often each piece's text stands elsewhere
}

// signs are what patterns say of one piece.
type signs struct {
	cue      cueHit
	hasCue   bool
	stamp    bool // "date 2022-07-13"
	date     bool // a date and nothing else
	byline   bool // "By" and names
	name     bool // a person's name and nothing else
	outlet   bool
	agency   bool
	caption  bool // a caption that ends in its credit
	signed   bool // ends in an agency's name in brackets, as captions and last paragraphs do
	credit   bool // a credit and nothing else
	account  bool // the credit names a social media account
	age      bool // "5 hours ago"
	crumb    bool // "World / Asia"
	headline bool // could be a headline
	opens    bool // begins with an opening quotation mark
	dateline bool // a dateline cut off the paragraph behind it
}

// survey measures the document: signs of every piece, the run of prose, its
// vocabulary and language.
func survey(doc *decode.Document, ps []piece) *sheet {
	s := &sheet{doc: doc, ps: ps, signs: make([]signs, len(ps)), title: -1}
	seen := make(map[string]signs)
	for i := range ps {
		s.signs[i] = signsOnce(&ps[i], seen, len(ps))
		if i > 0 && ps[i].glued {
			s.signs[i-1].dateline = s.isDatelineAt(i - 1)
		}
	}
	s.markCookies()
	s.first, s.last = s.proseRun()
	s.vocabulary = vocabularyOf(s.ps[s.first:s.last])
	if s.language = baseLanguage(doc.Meta.Language); s.language == "" {
		s.language = detectLanguage(s.proseText())
	}
	return s
}

// free lets what the sheet holds be used again.
func (s *sheet) free() {
	s.vocabulary.free()
	s.titleWords.free()
}

// isDatelineAt reports whether piece i is the dateline of the piece behind it.
func (s *sheet) isDatelineAt(i int) bool {
	d, ok := parseDateline(s.doc.Text[s.ps[i].Span.Start:s.ps[i+1].Span.End])
	return ok && d.end >= s.ps[i].Span.Len()
}

// baseLanguage is a page's own word on its language, if it has the form of a tag.
func baseLanguage(tag string) string {
	if len(tag) < 2 || len(tag) > 12 {
		return ""
	}
	return strings.ReplaceAll(tag, "_", "-")
}

func (s *sheet) proseText() string {
	if s.first == s.last {
		return s.doc.Text
	}
	return s.doc.Text[s.ps[s.first].Span.Start:s.ps[s.last-1].Span.End]
}

// longLine is the length in bytes above which a piece is judged as prose alone.
const longLine = 320

// Pages and hostile texts repeat short lines: in documents of more than
// repeatBlocks pieces the signs of lines up to repeatBytes are kept in seen.
const (
	repeatBlocks = 400
	repeatBytes  = 40
)

func signsOnce(p *piece, seen map[string]signs, pieces int) signs {
	if pieces <= repeatBlocks || len(p.text) > repeatBytes {
		return signsOf(p)
	}
	s, ok := seen[p.text]
	if !ok {
		s = signsOf(p)
		seen[p.text] = s
	}
	return s
}

func signsOf(p *piece) signs {
	s := signs{opens: opensQuote(p.text)}
	if len(p.text) > maxCueBytes {
		return s
	}
	t := p.text
	s.caption = p.mayBeCaption() && isCaption(t, p.words)
	s.signed = p.hints&hintOpen != 0 && isSigned(t)
	if len(t) <= longLine {
		if p.mayHoldCue() {
			s.cue, s.hasCue = findCue(t)
		}
		s.stamp = len(t) == len("date 2022-07-13") && cutStamp(t+" .") == len(t)
		s.date = p.digits > 0 && p.words <= 20 && p.lower < 3*p.digits+60 && isDateOnly(t)
		s.byline = p.words <= 25 && isByline(t)
		if p.words <= 8 {
			s.name, s.outlet, s.agency = isPersonName(t), isOutlet(t), isAgency(t)
		}
		s.credit, s.account = isCredit(t, p.words)
		s.age = p.words <= 6 && isAge(t)
		s.crumb = p.words <= 24 && (p.marks > 0 || p.quoted) && isCrumb(t)
	}
	s.headline = isHeadline(p) && !s.stamp && !s.date && !s.byline && !s.credit && !s.age && !s.crumb && !s.agency && (!s.hasCue || s.cue.mode != cueWhole)
	return s
}

func opensQuote(s string) bool {
	for _, q := range []string{"“", "\"", "„", "«", "「", "‘", "»"} {
		if strings.HasPrefix(s, q) {
			return true
		}
	}
	return false
}

// isHeadline is a test of shape: some words, few enough, no full stop at the end.
func isHeadline(p *piece) bool {
	if p.words < 3 || p.words > 32 || p.last == ':' || p.last == ',' || p.last == ';' {
		return false
	}
	if unicode.IsLower(p.first) {
		return false
	}
	if p.ends() && p.last != '?' && p.last != '!' && p.last != '…' {
		return false
	}
	return !endsOpen(p.text)
}

// endsOpen reports whether a text breaks off behind a word that needs another:
// a truncated sentence, no headline.
func endsOpen(s string) bool {
	switch s[strings.LastIndexByte(s, ' ')+1:] {
	case "to", "of", "the", "a", "an", "and", "at", "that", "from", "as", "or", "is", "was", "were", "has", "had",
		"der", "die", "das", "und", "von", "mit", "le", "la", "les", "de", "du", "et", "que", "el", "los", "y", "и", "в", "на", "с":
		return true
	}
	return false
}

// isAge tells "5 hours ago", "1 day ago", "vor 3 Stunden", "2h".
func isAge(s string) bool {
	if len(s) > 40 {
		return false
	}
	f := fold(s)
	words := strings.Fields(f)
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	digits, units, others := 0, 0, 0
	for _, w := range words {
		w = strings.Trim(w, ".,·•|-–()")
		switch {
		case w == "" || w == "a" || w == "an" || w == "one" || w == "about" || w == "updated":
			if w != "" && w != "updated" {
				digits++
			}
		case isAgeUnit(w):
			units++
		case w[0] >= '0' && w[0] <= '9':
			digits++
			if isAgeUnit(strings.TrimLeft(w, "0123456789")) {
				units++
			}
		default:
			others++
		}
	}
	return digits == 1 && units >= 1 && others == 0 && (len(words) == 1 || hasAgo(f))
}

// hasAgo tells an age from a mere length of time.
func hasAgo(f string) bool {
	for _, w := range []string{"ago", "vor", "il y a", "hace", "há", "назад", "тому", "전", "updated", "fa", "geleden", "sedan", "siden", "temu"} {
		if hasWords(f, w) {
			return true
		}
	}
	return false
}

func isAgeUnit(w string) bool {
	switch w {
	case "second", "seconds", "minute", "minutes", "min", "mins", "m", "hour", "hours", "hr", "hrs", "h", "day", "days", "d", "week", "weeks", "w", "month", "months", "year", "years", "ago",
		"vor", "sekunden", "minuten", "stunde", "stunden", "std", "tag", "tagen", "il", "y", "minutes,", "heure", "heures", "jour", "jours", "hace", "horas", "hora", "minutos", "días", "día", "há", "dias",
		"назад", "час", "часа", "часов", "минут", "минуты", "минуту", "день", "дня", "дней", "тому", "години", "годин", "годину", "хвилин", "хвилини", "днів", "시간", "분", "일", "전":
		return true
	}
	return false
}

// isCrumb tells a navigation path: two to five short names between slashes,
// angles or bars: "World / Asia", "Home > News > Europe".
func isCrumb(s string) bool {
	if len(s) > 100 || len(dates.Find(s)) > 0 {
		return false
	}
	for _, bar := range []string{" / ", " > ", " » ", " › ", " | ", " → ", ">"} {
		parts := strings.Split(s, bar)
		if len(parts) < 2 || len(parts) > 6 {
			continue
		}
		ok := true
		for _, p := range parts {
			m := measureText(p)
			if m.words < 1 || m.words > 4 || m.ends() || m.capWords == 0 && m.cjk == 0 && m.upper+m.lower > 0 {
				ok = false
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// proseRun finds the densest run of prose: the stretch of pieces with the
// largest sum, where a piece of prose adds its words and every other piece takes
// some away (Kadane's maximum subarray).
func (s *sheet) proseRun() (first, last int) {
	best, sum, start := 0.0, 0.0, 0
	for i := range s.ps {
		sum += s.weight(i)
		if sum <= 0 {
			sum, start = 0, i+1
			continue
		}
		if sum > best && s.weight(i) > 0 {
			best, first, last = sum, start, i+1
		}
	}
	return first, last
}

// weight is what a piece adds to a run of prose.
func (s *sheet) weight(i int) float64 {
	p, g := &s.ps[i], &s.signs[i]
	if p.Removed != "" {
		return -4
	}
	if g.dateline {
		return 0
	}
	if g.caption || g.hasCue && g.cue.mode != cueHas {
		return -6
	}
	if p.prose() {
		return min(float64(p.words), 60)
	}
	switch {
	case g.opens || p.last == ':' && p.words >= 2:
		return 1
	case g.headline:
		return -5
	case p.words >= 8:
		return 1
	}
	return -7
}

// remove marks a piece as boilerplate by a rule, once.
func (s *sheet) remove(i int, rule string) {
	if s.ps[i].Removed == "" {
		s.ps[i].Removed = rule
	}
}

// suspect notes the rule by which a piece may go: it does when the scorer gives
// it less than limit, or when there is no scorer.
func (s *sheet) suspect(i int, rule string, limit float64) {
	p := &s.ps[i]
	if p.glued { // nothing but clutter is glued behind a finished sentence
		limit = certain
	}
	if limit > p.limit {
		p.suspect, p.limit = rule, limit
	}
}

// certain is a limit that no score reaches.
const certain = 2

// kind sets what part a piece plays.
func (s *sheet) kind(i int, k model.BlockKind) { s.ps[i].Kind = k }
