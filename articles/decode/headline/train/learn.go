package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"

	"whosaid/articles/decode/headline"
)

// The learner: a conditional logit over a page's candidates (McFadden 1974),
// fitted by Adam (Kingma & Ba 2015) on all pages at once. Nothing is random: the
// same corpus gives the same weights.
const (
	rounds = 600
	rate   = 0.05
)

// learn fits weights under which each page's title is likeliest.
func learn(pages []page, decay float64) []float64 {
	n := len(headline.Features)
	w, mean, square := make([]float64, n), make([]float64, n), make([]float64, n)
	for t := 1; t <= rounds; t++ {
		g := gradient(pages, w, decay)
		step := rate * (1 - float64(t)/(rounds+1))
		for k := range w {
			mean[k] = .9*mean[k] + .1*g[k]
			square[k] = .999*square[k] + .001*g[k]*g[k]
			m := mean[k] / (1 - math.Pow(.9, float64(t)))
			s := square[k] / (1 - math.Pow(.999, float64(t)))
			w[k] -= step * m / (math.Sqrt(s) + 1e-8)
		}
	}
	return w
}

// gradient is that of the mean negative log-likelihood and the penalty.
func gradient(pages []page, w []float64, decay float64) []float64 {
	g := make([]float64, len(w))
	seen := 0
	for i := range pages {
		p := &pages[i]
		if p.right < 0 || len(p.candidates) < 2 {
			continue
		}
		seen++
		for c, likely := range likelihoods(p, w) {
			if c == p.right {
				likely--
			}
			for k, x := range p.candidates[c].Features {
				g[k] += likely * x
			}
		}
	}
	for k := range g {
		g[k] = g[k]/float64(max(seen, 1)) + decay*w[k]
	}
	return g
}

// likelihoods are the probabilities of a page's candidates.
func likelihoods(p *page, w []float64) []float64 {
	all := make([]float64, len(p.candidates))
	for c := range all {
		all[c] = score(p.candidates[c].Features, w)
	}
	most, sum := slices.Max(all), 0.0
	for c := range all {
		all[c] = math.Exp(all[c] - most)
		sum += all[c]
	}
	for c := range all {
		all[c] /= sum
	}
	return all
}

func score(features, w []float64) float64 {
	sum := 0.0
	for k, x := range features {
		sum += w[k] * x
	}
	return sum
}

// choices are the candidates that weights choose, -1 where a page has none.
func choices(pages []page, w []float64) []int {
	all := make([]int, len(pages))
	for i := range pages {
		all[i] = choice(&pages[i], w)
	}
	return all
}

func choice(p *page, w []float64) int {
	best, most := -1, math.Inf(-1)
	for c := range p.candidates {
		if s := score(p.candidates[c].Features, w); s > most {
			best, most = c, s
		}
	}
	return best
}

// crossValidate chooses for each page by weights that saw no page of its host.
func crossValidate(pages []page, folds int, decay float64) []int {
	fold := func(p *page) int {
		h := fnv.New32a()
		h.Write([]byte(p.host))
		return int(h.Sum32()) % folds
	}
	held := make([]int, len(pages))
	for k := range folds {
		var rest []page
		for i := range pages {
			if fold(&pages[i]) != k {
				rest = append(rest, pages[i])
			}
		}
		w := learn(rest, decay)
		for i := range pages {
			if fold(&pages[i]) == k {
				held[i] = choice(&pages[i], w)
			}
		}
	}
	return held
}

// report prints how many of each set's titles are right.
func report(name string, pages []page, chosen []int) {
	type tally struct{ right, there, all int }
	sets := map[string]tally{}
	for i := range pages {
		t := sets[pages[i].set]
		t.all++
		if pages[i].right >= 0 {
			t.there++
			if chosen[i] == pages[i].right {
				t.right++
			}
		}
		sets[pages[i].set] = t
	}
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		t := sets[set]
		fmt.Printf("%-9s %-9s %d of %d titles right; %d stated on the page\n", name, set, t.right, t.all, t.there)
	}
}
