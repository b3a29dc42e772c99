package stories

// tally counts words in a fixed space, two counters a word, of which the lesser
// counts (a count-min sketch; Cormode and Muthukrishnan, 2005): it may count too
// many, never too few. What was counted can be taken back.
type tally struct {
	cells []uint32
	total int
}

const tallyRow = 1 << 17 // counters of each row: 1 MB in all

func newTally() tally { return tally{cells: make([]uint32, 2*tallyRow)} }

func (t *tally) cell(code uint32) (*uint32, *uint32) {
	h := mix(uint64(code) + 1)
	return &t.cells[h%tallyRow], &t.cells[tallyRow+h>>32%tallyRow]
}

func (t *tally) add(code uint32, n int) {
	p, q := t.cell(code)
	*p += uint32(n)
	*q += uint32(n)
	t.total += n
}

func (t *tally) count(code uint32) int {
	p, q := t.cell(code)
	return int(min(*p, *q))
}
