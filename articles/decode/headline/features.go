package headline

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Features names what is weighed, in the order of Candidate.Features. Shares and
// overlaps are 0 to 1, the length is in words and at most 2.5 tens, all else is
// yes or no. "News" names hold on pages whose JSON-LD calls itself news.
var Features = []string{
	"linked", "printed", "printed later", "shared", "tweeted", "tab", "other", "head", "tail",
	"only heading",
	"linked and printed", "linked and shared", "linked and tab", "printed and shared", "printed and tab", "shared and tab",
	"news: linked", "news: printed", "news: shared", "news: tweeted", "news: tab", "news: only heading",
	"news: linked and printed", "news: linked and shared", "news: linked and tab", "news: printed and shared", "news: printed and tab", "news: shared and tab",
	"only cut", "only tab",
	"best overlap", "mean overlap", "unopposed",
	"one or two words", "length", "length squared",
	"in host", "outlet", "has a break",
	"begins another", "share it begins", "ends another", "ends what is printed or linked", "continues another", "continues what is printed",
}

// pairSources are the places whose agreement is weighed.
var pairSources = [][2]source{
	{linked, printed},
	{linked, shared},
	{linked, tab},
	{printed, shared},
	{printed, tab},
	{shared, tab},
}

func (s *Statements) features(c *Candidate, said []statement) []float64 {
	f := make([]float64, 0, len(Features))
	yes := func(is bool) {
		if is {
			f = append(f, 1)
		} else {
			f = append(f, 0)
		}
	}
	for from := linked; from <= tail; from <<= 1 {
		yes(c.from&from != 0)
	}
	sole := c.from&printed != 0 && len(s.Printed) == 1
	yes(sole)
	for _, p := range pairSources {
		yes(c.from&p[0] != 0 && c.from&p[1] != 0)
	}
	for _, from := range []source{linked, printed, shared, tweeted, tab} {
		yes(s.News && c.from&from != 0)
	}
	yes(s.News && sole)
	for _, p := range pairSources {
		yes(s.News && c.from&p[0] != 0 && c.from&p[1] != 0)
	}
	yes(c.from&stated == 0)
	yes(c.from&stated == tab)
	f = append(f, overlaps(c, said)...)
	words := 1 + strings.Count(c.key, " ")
	yes(words <= 2)
	length := float64(min(words, 25)) / 10
	f = append(f, length, length*length)
	flat := Squash(c.key)
	yes(len(flat) > 2 && strings.Contains(Squash(s.Host), flat))
	yes(slices.ContainsFunc(s.Outlets, func(o string) bool { return Fold(o) == c.key }))
	yes(len(breaks(c.Title)) > 0)
	return append(f, places(c, said)...)
}

// overlaps is how much of its letters c shares with what other places state: the
// most, the mean, and whether no place states anything else.
func overlaps(c *Candidate, said []statement) []float64 {
	own := pairsOf(c.key)
	best, sum, n := 0.0, 0.0, 0
	for i := range said {
		if said[i].key == c.key {
			continue
		}
		o := own.overlap(said[i].pairs)
		best, sum, n = max(best, o), sum+o, n+1
	}
	if n == 0 {
		return []float64{1, 1, 1}
	}
	return []float64{best, sum / float64(n), 0}
}

// places is how c stands in what other places state: in front, at the end, or
// with more behind it.
func places(c *Candidate, said []statement) []float64 {
	var f [6]float64
	for i := range said {
		o := &said[i]
		if strings.HasPrefix(o.key, c.key+" ") {
			f[0] = 1
			f[1] += 1 / float64(len(said))
		}
		if strings.HasSuffix(o.key, " "+c.key) {
			f[2] = 1
			if o.from&(linked|printed) != 0 {
				f[3] = 1
			}
		}
		if strings.HasPrefix(c.key, o.key+" ") {
			f[4] = 1
			if o.from == printed {
				f[5] = 1
			}
		}
	}
	return f[:]
}

// pairs are the pairs of neighbouring characters in a text, sorted: a likeness
// that needs no words.
type pairs []uint64

func pairsOf(key string) pairs {
	p := make(pairs, 0, utf8.RuneCountInString(key))
	prev := ' '
	for _, r := range key {
		p = append(p, uint64(prev)<<32|uint64(r))
		prev = r
	}
	slices.Sort(p)
	return slices.Compact(p)
}

// overlap is the share of pairs in both (Jaccard).
func (p pairs) overlap(q pairs) float64 {
	both, i, j := 0, 0, 0
	for i < len(p) && j < len(q) {
		switch {
		case p[i] < q[j]:
			i++
		case p[i] > q[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	if len(p)+len(q) == both {
		return 1
	}
	return float64(both) / float64(len(p)+len(q)-both)
}
