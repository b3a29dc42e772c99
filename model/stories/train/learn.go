package main

import (
	"math"

	"whosaid/model/stories"
)

const width = len(stories.Features)

// row is one pair of segments to learn from.
type row struct {
	x      [width]float64
	y      float64
	weight float64
	fold   int
}

// belief is what is thought of a weight before the data are seen: its value, how
// strongly that is believed, and the sign it must have (0: either).
type belief struct {
	value, strength float64
	sign            float64
}

// beliefs are about the features whose cases are few in the labelled data: a
// phrase that two speakers use inside different sentences is stock, and so is a
// short one among words that clash. Signs are those that a reader would expect.
var beliefs = map[string]belief{
	"bits":       {sign: 1},
	"more":       {sign: 1},
	"cover":      {sign: 1},
	"exact":      {sign: 1},
	"clash":      {value: -1.5, strength: 8, sign: -1},
	"same":       {value: .5, strength: 5, sign: 1},
	"other":      {value: -.3, strength: 15},
	"sameShort":  {value: 1, sign: 1},
	"otherShort": {value: -1},
	"otherPart":  {value: -4, strength: 30, sign: -1},
	"like":       {sign: 1},
	"likePart":   {sign: 1},
	"about":      {sign: 1},
	"allTitle":   {value: -2, strength: 5, sign: -1},
	"sameDays":   {sign: 1},
	"days":       {sign: -1},
	"both":       {sign: 1},
	"whole":      {sign: 1},
	"clashPart":  {sign: -1},
	"daysOther":  {sign: -1},
}

// penalty is the strength of the L2 penalty.
const penalty = 0.3

// fit is a logistic regression by Newton's method, with an L2 penalty towards the
// beliefs. A weight that comes out with a sign it must not have is held at 0.
func fit(rows []row) [width]float64 {
	held := [width]bool{}
	for {
		w := newton(rows, held)
		done := true
		for j, name := range stories.Features {
			if b := beliefs[name]; b.sign*w[j] < 0 {
				held[j], done = true, false
			}
		}
		if done {
			return w
		}
	}
}

func newton(rows []row, held [width]bool) [width]float64 {
	var w [width]float64
	for range 40 {
		h, g := slope(rows, &w)
		for j := range held {
			if held[j] {
				h[j], g[j] = [width]float64{}, 0
				for k := range h {
					h[k][j] = 0
				}
				h[j][j] = 1
			}
		}
		step := solve(h, g)
		most := 0.0
		for j := range w {
			w[j] += step[j]
			most = max(most, math.Abs(step[j]))
		}
		if most < 1e-6 {
			break
		}
	}
	return w
}

// slope is the curvature and the gradient of the penalised likelihood at w.
func slope(rows []row, w *[width]float64) (h [width][width]float64, g [width]float64) {
	for j, name := range stories.Features {
		b := beliefs[name]
		l2 := penalty * max(1, b.strength)
		if j == 0 {
			l2 = 1e-6
		}
		g[j], h[j][j] = -l2*(w[j]-b.value), l2
	}
	for i := range rows {
		r := &rows[i]
		p := chance(w, &r.x)
		e, c := (r.y-p)*r.weight, p*(1-p)*r.weight
		for j, x := range r.x {
			if x == 0 {
				continue
			}
			g[j] += e * x
			for k := range h[j] {
				h[j][k] += c * x * r.x[k]
			}
		}
	}
	return h, g
}

func chance(w, x *[width]float64) float64 {
	z := 0.0
	for j := range w {
		z += w[j] * x[j]
	}
	return 1 / (1 + math.Exp(-max(-30, min(30, z))))
}

// solve is Gauss-Jordan elimination with pivots.
func solve(a [width][width]float64, b [width]float64) [width]float64 {
	for i := range b {
		p := i
		for k := i; k < width; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
		for k := range b {
			if k == i || a[k][i] == 0 {
				continue
			}
			f := a[k][i] / a[i][i]
			for j := i; j < width; j++ {
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
