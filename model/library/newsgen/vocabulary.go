package newsgen

import (
	"math/rand/v2"
	"strings"
)

// class is a kind of made-up word.
type class int

const (
	nouns class = iota
	verbs
	adjs
	surnames
	places
	classes
)

// sizes is how many words there are of each class, endings what they end in.
var (
	sizes   = [classes]int{nouns: 24000, verbs: 4000, adjs: 6000, surnames: 9000, places: 1500}
	endings = [classes][]string{
		nouns:    {"", "", "", "er", "ing", "tion", "ment", "ness", "age"},
		verbs:    {"ed"},
		adjs:     {"", "", "al", "ive", "ous", "y", "ish"},
		surnames: {"son", "er", "man", "ini", "ov", "ski", "ez", "i", "a", "well"},
		places:   {"burg", "ton", "mark", "ville", "stad", "a", "ford"},
	}
)

// vocabulary is the made-up words of each class, frequent ones first.
type vocabulary [classes][]string

func newVocabulary(seed uint64) *vocabulary {
	v := &vocabulary{}
	for c := range classes {
		r := rand.New(rand.NewPCG(seed, uint64(c))) //nolint:gosec // the same words each time are the purpose
		v[c] = make([]string, sizes[c])
		for rank := range v[c] {
			v[c][rank] = coin(r, c, rank)
		}
	}
	return v
}

func (v *vocabulary) pick(c class, rank int) string { return v[c][rank] }

// coin makes up a word out of syllables; frequent ones are short.
func coin(r *rand.Rand, c class, rank int) string {
	var b strings.Builder
	syllables := 1
	if rank > 300 {
		syllables++
	}
	if rank > 9000 {
		syllables += r.IntN(2)
	}
	for range syllables {
		b.WriteString(onsets[r.IntN(len(onsets))])
		b.WriteString(vowels[r.IntN(len(vowels))])
	}
	b.WriteString(codas[r.IntN(len(codas))])
	if rank > 60 || len(endings[c]) < 5 {
		b.WriteString(endings[c][r.IntN(len(endings[c]))])
	}
	return b.String()
}

var (
	onsets = strings.Fields("b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sp st str th tr ch sh")
	vowels = strings.Fields("a e i o u a e i o ai ea ee ou")
	codas  = []string{"", "", "n", "r", "l", "s", "t", "m", "nd", "st", "rt", "ck"}
)

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

var (
	women = strings.Fields(`Mary Anna Linda Susan Karen Nancy Lisa Betty Helen Sandra Donna Carol Ruth Sharon Laura Sarah Emma
		Julia Maria Elena Olga Irina Ingrid Astrid Greta Clara Sofia Lucia Carmen Pilar Fatima Aisha Leila Mei Yuki Hana Priya Anita
		Claire Sophie Camille Chiara Giulia Paola Marta Ewa Zofia Petra`)
	men = strings.Fields(`James John Robert Michael William David Richard Charles Joseph Thomas Daniel Paul Mark Donald George
		Kenneth Steven Edward Brian Ronald Anthony Kevin Jason Peter Hans Karl Lars Erik Ivan Sergei Dmitri Pavel Carlos Miguel
		Javier Ahmed Omar Hassan Wei Hiro Kenji Raj Arjun Pierre Luc Marco Luca Jan Piotr Tomas`)
	outlets = []string{
		"Morning Courier", "Evening Ledger", "Daily Herald", "City Tribune", "National Observer", "Northern Star", "Harbour Gazette",
		"Valley Chronicle", "Coast Dispatch", "Weekly Sentinel", "Public Record", "Global Wire", "Union Press", "Metro Post",
		"Capital Monitor", "River Times", "Mountain Echo", "Plain Dealer News", "Southern Cross", "Lakeside Review",
	}
	roles = []string{
		"mayor", "minister", "spokeswoman", "spokesman", "professor", "director", "senator", "lawyer", "judge", "analyst",
		"chief executive", "union leader", "police chief", "governor", "economist", "doctor", "researcher", "ambassador", "coach", "farmer",
	}
	bodies   = []string{"council", "ministry", "police", "court", "university", "chamber of commerce", "port authority", "hospital"}
	cues     = []string{"said", "said", "said", "said", "told reporters", "added", "argued", "warned", "explained", "insisted", "wrote", "admitted"}
	weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	links    = []string{"because", "although", "while", "after", "before", "since", "and", "and", "but", "when", "as", "if"}
	adverbs  = []string{"again", "already", "soon", "now", "still", "never", "often", "also", "probably", "clearly", "in the end", "this year"}
	preps    = []string{"of", "of", "of", "in", "in", "for", "with", "on", "from", "by", "at", "under", "against", "about"}
	dets     = []string{"the", "the", "the", "the", "a", "a", "its", "their", "this", "every", "no", "some", "his", "her"}
	modals   = []string{"will", "would", "could", "must", "should", "can", "may", "had to", "wants to", "has to"}
	bases    = strings.Fields("be have do make take give keep find show leave bring hold build pay lose stop start change help need ask work move live open close grow cut raise win")
)
