package quotes

// lexeme is what a word is in itself: the hashes of its form and its stem, how
// likely it is a cue, and what it means.
type lexeme struct {
	word, stem uint32
	family     uint16
	topic      uint8
	grade      uint8
}

// entry is what the lexica tell of a form, whatever its part of speech.
type entry struct {
	key        uint64 // the form's hash, 0 for none
	word, stem uint32
	grade      uint8
	sense      meanings
}

// dictionary joins the lexica and remembers the forms it met last, one for a place
// among many: most words of a text were met before.
type dictionary struct {
	cues   *gradeTable
	senses senseTable
	met    [1 << 12]entry
}

// look finds a form.
func (d *dictionary) look(form string) *entry {
	key := uint64(14695981039346656037) // FNV-1a over 64 bits
	for i := range len(form) {
		key = (key ^ uint64(form[i])) * 1099511628211
	}
	e := &d.met[key>>20%uint64(len(d.met))]
	if e.key != key {
		*e = entry{key: key, word: hashString(form), stem: stemHash(stem(form))}
		e.grade = max(d.cues.grade(e.word), d.cues.grade(e.stem))
		e.sense = d.senses.look(e.stem)
	}
	return e
}

// know looks up the words of prose.
func (p *page) know(d *dictionary) {
	p.lexemes = empty(p.lexemes, len(p.words))
	for i := range p.written {
		p.written[i].entry.key = 0
	}
	for w, s := range p.lower {
		if s == "" || p.region[w] >= 0 {
			continue
		}
		t := &p.words[w]
		e, x := &p.written[t.Form].entry, &p.lexemes[w]
		if e.key == 0 {
			*e = *d.look(s)
		}
		x.word, x.stem, x.grade = e.word, e.stem, e.grade
		x.topic, x.family = e.sense.of(t.Tag)
	}
}
