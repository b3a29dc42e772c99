package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the labels
	"encoding/json"
	"fmt"
	"math"
	"os"
	"time"

	"whosaid/model"
	"whosaid/model/stories"
)

// eventLabels are pairs of articles of the same days, read by one reader, who asked
// whether both are on one event; weight says how many pairs one stands for, since
// the likely ones were all read and the others sampled. They name articles by a
// hash of their name.
//
//go:embed events.jsonl
var eventLabels []byte

// eventPair is a labelled pair of articles.
type eventPair struct {
	A, B   string
	One    bool
	Weight float64
}

const eventWidth = len(stories.EventFeatures)

// What the regression is held to: its L2 penalty, and the weight of a link, which
// is more than it finds: few of the labelled pairs have one, and where there is
// one statement there mostly is one event.
const (
	eventPenalty = 2
	bondWeight   = 0.8
	bondAt       = 3
)

// learnEvents fits the odds of two articles being on one event.
func learnEvents(items []item, groups string) ([eventWidth]float64, error) {
	var w [eventWidth]float64
	pairs, err := eventPairs(items, groups)
	if err != nil {
		return w, err
	}
	l := stories.NewLinks()
	g := stories.NewGroups(l)
	ids := map[string]model.ArticleID{}
	for i := range items {
		it := &items[i]
		o := stories.NewOutline(it.article, it.reading)
		g.Add(o, l.Add(o, it.speakers))
		ids[it.name] = it.article.ID
	}
	var xs [][eventWidth]float64
	var known []eventPair
	for _, p := range pairs {
		if x, ok := g.Event(ids[p.A], ids[p.B]); ok {
			xs, known = append(xs, x), append(known, p)
		}
	}
	w[bondAt] = bondWeight
	for range 40 {
		step := eventStep(xs, known, &w)
		for j := range w {
			w[j] += step[j]
		}
	}
	return w, nil
}

// eventStep is one of Newton's method.
func eventStep(xs [][eventWidth]float64, pairs []eventPair, w *[eventWidth]float64) [eventWidth]float64 {
	var h [eventWidth][eventWidth]float64
	var g [eventWidth]float64
	for j := range w {
		l2 := float64(eventPenalty)
		if j == 0 {
			l2 = 1e-6
		}
		g[j], h[j][j] = -l2*w[j], l2
	}
	for i, p := range pairs {
		z := 0.0
		for j, x := range xs[i] {
			z += w[j] * x
		}
		at := 1 / (1 + math.Exp(-z))
		e, c := (on(p.One)-at)*p.Weight, at*(1-at)*p.Weight
		for j, x := range xs[i] {
			g[j] += e * x
			for k, y := range xs[i] {
				h[j][k] += c * x * y
			}
		}
	}
	for k := range h {
		h[bondAt][k], h[k][bondAt] = 0, 0
	}
	h[bondAt][bondAt], g[bondAt] = 1, 0
	return solveEvents(h, g)
}

func on(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// solveEvents is Gauss-Jordan elimination of a positive definite matrix.
func solveEvents(a [eventWidth][eventWidth]float64, b [eventWidth]float64) [eventWidth]float64 {
	for i := range b {
		for k := range b {
			if k == i {
				continue
			}
			f := a[k][i] / a[i][i]
			for j := i; j < eventWidth; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := range b {
		b[i] /= a[i][i]
	}
	return b
}

// eventPairs are the labelled pairs, and every pair of the development split that
// lies at most two days apart: of one event when the groups (JSON) say so.
func eventPairs(items []item, groups string) ([]eventPair, error) {
	names := map[string]string{}
	for _, it := range items {
		names[fmt.Sprintf("sha256:%.6x", sha256.Sum256([]byte(it.name)))] = it.name
	}
	var out []eventPair
	for dec := json.NewDecoder(bytes.NewReader(eventLabels)); dec.More(); {
		var p eventPair
		if err := dec.Decode(&p); err != nil {
			return nil, fmt.Errorf("events.jsonl: after %d pairs: %w", len(out), err)
		}
		p.A, p.B = names[p.A], names[p.B]
		out = append(out, p)
	}
	raw, err := os.ReadFile(groups)
	if err != nil {
		return nil, err
	}
	var list [][]string
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", groups, err)
	}
	of := map[string]int{}
	for n, names := range list {
		for _, name := range names {
			of[name] = n + 1
		}
	}
	dev := items[:0:0]
	for _, it := range items {
		if dateOf(it.name) >= devFrom {
			dev = append(dev, it)
		}
	}
	for i := range dev {
		for j := range i {
			a, b := dev[i].name, dev[j].name
			if near(dateOf(a), dateOf(b)) {
				out = append(out, eventPair{a, b, of[a] != 0 && of[a] == of[b], 1})
			}
		}
	}
	return out, nil
}

// near reports two dates that lie at most two days apart.
func near(a, b string) bool {
	s, err := time.Parse(time.DateOnly, a)
	t, failed := time.Parse(time.DateOnly, b)
	return err == nil && failed == nil && s.Sub(t).Abs() <= 48*time.Hour
}
