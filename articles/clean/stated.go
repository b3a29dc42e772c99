package clean

// Some pages state their article's text a second time, for search engines. It may
// be cut short or hold other things, so it is evidence and no more.

// statedGram is how many words in a row are compared.
const statedGram = 4

// unstated is the share of a piece of which nothing is known: the page states no
// text, or the piece is shorter than statedGram words.
const unstated = -1

// statedShares are the shares of each piece's runs of four words, 0 to 1, that
// stand in the text a page states as its article.
func statedShares(stated string, ps []piece) []float32 {
	shares := make([]float32, len(ps))
	known := map[uint64]bool{}
	ws := wordsOf(stated)
	for i := 0; i+statedGram <= len(ws); i++ {
		known[sequenceHash(ws[i:i+statedGram])] = true
	}
	for i := range ps {
		shares[i] = unstated
		grams := len(ps[i].hashes) - statedGram + 1
		if len(known) == 0 || grams < 1 {
			continue
		}
		hits := 0
		for at := range grams {
			if known[sequenceHash(ps[i].hashes[at:at+statedGram])] {
				hits++
			}
		}
		shares[i] = float32(hits) / float32(grams)
	}
	return shares
}
