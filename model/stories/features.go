package stories

// Features are the names of Evidence.Vector's places: what each speaks for (or, by
// its weight, against) two segments being of one statement.
var Features = [...]string{
	"one",        // always 1
	"bits",       // doublings of the net bits shared
	"more",       // the net bits themselves, up to a hundred
	"cover",      // share of the shorter side's bits
	"exact",      // the shorter side stands in the longer word for word
	"whole",      // as good as all of the shorter side is shared
	"both",       // as good as all of both sides is
	"clash",      // doublings of the words that clash, the less net bits the more
	"clashPart",  // the same, the more the less of the shorter side is shared
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
	"days",       // doublings of the days between the articles
	"daysOther",  // the same of two speakers
	"sameDays",   // published within four days
	"words1",     // the shorter side is one word
	"words2",     // two words
	"words3",     // three words
}

// likeFull is the cosine from which on two articles count as fully alike.
const likeFull = 0.3

// bothCover is the share of the longer side's bits from which on both sides count
// as one wording.
const bothCover = 0.8

// Vector is the evidence as a linear model sees it.
func (e *Evidence) Vector() [len(Features)]float64 {
	net := max(0, e.Bits-e.Missed)
	part, short := on(e.Cover < wholeCover), on(e.Short <= 3)
	like, about := min(1, e.Like/likeFull), log2(1+e.About/surroundingBits)
	same, other := e.Same, e.Other
	return [...]float64{
		1,
		log2(1 + net),
		min(net, 100) / 20,
		e.Cover,
		on(e.Exact),
		1 - part,
		on(e.Both > bothCover),
		log2(1+float64(e.Clash)) * max(0, 1-net/50),
		(1 - e.Cover) * log2(1+float64(e.Clash)),
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
		min(8, log2(1+float64(e.Days))),
		other * min(8, log2(1+float64(e.Days))),
		on(e.Days <= 4),
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
