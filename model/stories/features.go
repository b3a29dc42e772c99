package stories

import "math"

// Features are the names of Evidence.Vector's places: what each speaks for (or, by
// its weight, against) two segments being of one statement.
var Features = [...]string{
	"one",        // always 1
	"bits",       // doublings of the net bits shared
	"cover",      // share of the shorter side's bits
	"exact",      // the shorter side stands in the longer word for word
	"clash",      // doublings of the words that clash, the less net bits the more
	"same",       // one speaker
	"other",      // two speakers
	"sameShort",  // one speaker, of three words at most
	"otherShort", // two speakers, of three words at most
	"otherPart",  // two speakers, a shared phrase, and words that clash around it
	"like",       // the articles' likeness
	"likePart",   // the same, when the shorter side is not shared whole
	"about",      // doublings of the bits that the surroundings share
	"aboutPart",  // the same, when the shorter side is not shared whole
	"title",      // share of capitals
	"allTitle",   // nothing but capitals
	"sameDays",   // published within four days
	"farDays",    // published more than a month apart
	"words1",     // the shorter side is one word
	"words2",     // two words
	"words3",     // three words
}

// likeFull is the cosine from which on two articles count as fully alike.
const likeFull = 0.3

// Vector is the evidence as a linear model sees it.
func (e *Evidence) Vector() [len(Features)]float64 {
	net := max(0, e.Bits-e.Missed)
	part, short := on(e.Cover < wholeCover), on(e.Short <= 3)
	like, about := min(1, e.Like/likeFull), math.Log2(1+e.About/surroundingBits)
	same, other := on(e.Same), on(e.Other)
	return [...]float64{
		1,
		math.Log2(1 + net),
		e.Cover,
		on(e.Exact),
		math.Log2(1+float64(e.Clash)) * max(0, 1-net/50),
		same,
		other,
		short * same,
		short * other,
		part * other * min(1, float64(e.Clash)/3),
		like,
		part * like,
		about,
		part * about,
		e.Title,
		on(e.Titled),
		on(e.Days <= 4),
		on(e.Days > 30),
		on(e.Short == 1),
		on(e.Short == 2),
		on(e.Short == 3),
	}
}

func on(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
