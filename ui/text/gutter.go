package text

// gutter paints the cells before the text: a bar beside what is selected, and a
// speaker's glyph where a quote begins.
func (pt *painter) gutter(r *row) {
	p := pt.page
	if p.gutter == 0 || r.start == r.end {
		return
	}
	pt.fill(p.left - p.gutter)
	bar, selected := pt.bar()
	if selected {
		pt.set(bar)
		pt.put("▌", 1)
	}
	glyph, slot := pt.beginning(r)
	if glyph != "" && (!selected || p.gutter > 2) {
		pt.fill(p.left - 2)
		pt.set(shade{slot: slot, glyph: true})
		pt.put(glyph, 1)
	}
}

// bar returns how the bar beside a selected quotation is painted: in its
// speaker's colour.
func (pt *painter) bar() (s shade, selected bool) {
	b := pt.page.body
	for _, m := range pt.marks {
		if m.Kind != Selected {
			continue
		}
		s = shade{look: lookSelectBar, slot: -1}
		if q := b.QuoteAt(m.Span.Start); q >= 0 {
			s.slot, s.glyph = int32(b.opt.Slot(q)), true
		}
		return s, true
	}
	return shade{}, false
}

// beginning returns the glyph and slot of the first quote that begins on a row.
func (pt *painter) beginning(r *row) (glyph string, slot int32) {
	b := pt.page.body
	for i := pt.spoken; i < len(b.spoken) && b.spoken[i].start < r.end; i++ {
		iv := b.spoken[i]
		q := int(iv.value / 2)
		if iv.start < r.start || b.quotes[q].Start() < int(iv.start) || b.quotes[q].Start() >= int(iv.end) {
			continue
		}
		if s := b.opt.Slot(q); s >= 0 {
			return b.opt.Theme.Speaker(s).Glyph, int32(s)
		}
	}
	return "", -1
}
