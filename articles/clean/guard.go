package clean

// guard takes back what went on weak evidence: a quotation between two kept
// pieces of prose, and the first paragraph.
func (s *sheet) guard() {
	for i := range s.ps {
		p := &s.ps[i]
		if p.Removed == "" || p.words < 6 || !p.quoted || s.signs[i].hasCue || p.Removed == "duplicate" {
			continue
		}
		if i > s.first && i+1 < s.last && s.ps[i-1].inBody() && s.ps[i+1].inBody() && p.Removed != "caption" {
			p.Removed = ""
		}
	}
}
