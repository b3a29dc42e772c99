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

// key is FNV-1a over 64 bits.
func key(form string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(form) {
		h = (h ^ uint64(form[i])) * 1099511628211
	}
	return h
}

// place is where the dictionary remembers the form of a key.
func (d *dictionary) place(key uint64) *entry { return &d.met[key>>20%uint64(len(d.met))] }

// look fills the entries of those forms that have keys: first from memory, then in steps
// that each go over all, so that the waits for memory overlap.
func (d *dictionary) look(forms []written, wanted []int32) {
	n := 0
	for _, f := range wanted {
		e := &forms[f].entry
		if met := d.place(e.key); met.key == e.key {
			*e = *met
			continue
		}
		wanted[n] = f
		n++
	}
	wanted = wanted[:n]
	for _, f := range wanted {
		e, low := &forms[f].entry, forms[f].low
		e.word, e.stem = hashString(low), stemHash(stem(low))
	}
	for _, f := range wanted {
		e := &forms[f].entry
		e.grade = max(d.cues.grade(e.word), d.cues.grade(e.stem))
		e.sense = d.senses.look(e.stem)
	}
	for _, f := range wanted {
		e := &forms[f].entry
		*d.place(e.key) = *e
	}
}

// know looks up the words of prose.
func (p *page) know(d *dictionary) {
	p.lexemes = empty(p.lexemes, len(p.words))
	for i := range p.written {
		p.written[i].entry.key = 0
	}
	p.wanted = p.wanted[:0]
	for w := range p.lower {
		f := p.words[w].Form
		if x := &p.written[f]; p.lower[w] != "" && p.region[w] < 0 && x.entry.key == 0 {
			x.entry.key = key(x.low)
			p.wanted = append(p.wanted, f)
		}
	}
	d.look(p.written, p.wanted)
	for w := range p.lower {
		if p.lower[w] == "" || p.region[w] >= 0 {
			continue
		}
		t := &p.words[w]
		e, x := &p.written[t.Form].entry, &p.lexemes[w]
		x.word, x.stem, x.grade = e.word, e.stem, e.grade
		x.topic, x.family = e.sense.of(t.Tag)
	}
}
