package main

import (
	"fmt"
	"sync"

	"whosaid/articles/clean"
	"whosaid/articles/clean/boost"
)

// The trees' shapes: enough for the corpus, small enough to embed.
var (
	firstOptions  = boost.Options{Trees: 140, Leaves: 28, LearningRate: 0.1, MinWeight: 8, Features: 0.5, Rows: 0.5, Seed: 1}
	secondOptions = boost.Options{Trees: 110, Leaves: 24, LearningRate: 0.09, MinWeight: 8, Features: 0.6, Rows: 0.5, Seed: 2}
)

// learn trains a scorer on all documents of a kind, and into held one for each
// fold that saw none of its sites. Without final it leaves out the first.
func (c *corpus) learn(page, final bool, held func(fold int) *clean.Scorer) clean.Scorer {
	first := c.table(page, func(d *document) [][]float32 { return d.rows.First })
	c.each(func(k int) {
		held(k).First = first.train(k, firstOptions)
		for _, d := range c.documents {
			if d.page == page && d.fold == k {
				for i, row := range d.rows.First {
					d.first[i] = held(k).First.Predict(row)
				}
			}
		}
	})
	rows := map[*document][][]float32{}
	for _, d := range c.documents {
		if d.page == page {
			rows[d] = d.rows.Second(d.first)
		}
	}
	secondRows := func(d *document) [][]float32 { return rows[d] }
	second := c.table(page, secondRows)
	c.each(func(k int) { held(k).Second = second.train(k, secondOptions) })
	c.report(page, secondRows, held)
	if !final {
		return clean.Scorer{}
	}
	return clean.Scorer{First: first.train(-1, firstOptions), Second: second.train(-1, secondOptions)}
}

// each runs do for every fold, two at a time.
func (c *corpus) each(do func(fold int)) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for k := range c.folds {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			do(k)
		})
	}
	wg.Wait()
}

// table is the learnable blocks of all documents of a kind.
type table struct {
	bags   int
	data   *boost.Data
	labels []bool
	weight []float32
	fold   []int
}

func (c *corpus) table(page bool, rowsOf func(*document) [][]float32) *table {
	t := &table{bags: 1}
	if page {
		t.bags = bags
	}
	var rows [][]float32
	for _, d := range c.documents {
		if d.page != page {
			continue
		}
		for i, row := range rowsOf(d) {
			if d.weight[i] > 0 {
				rows = append(rows, row)
				t.labels = append(t.labels, d.label[i])
				t.weight = append(t.weight, d.weight[i])
				t.fold = append(t.fold, d.fold)
			}
		}
	}
	t.data = boost.NewData(rows)
	return t
}

// bags is how many models each scorer of pages averages: there are few pages, and
// what one model makes of the rare ones depends on the draw.
const bags = 2

// train fits a model to all rows but those of one fold.
func (t *table) train(without int, opt boost.Options) *boost.Model {
	weight := make([]float32, len(t.weight))
	for i, w := range t.weight {
		if t.fold[i] != without {
			weight[i] = w
		}
	}
	models := make([]*boost.Model, t.bags)
	for i := range models {
		models[i] = boost.Train(t.data, t.labels, weight, opt)
		opt.Seed += 10
	}
	return boost.Average(models...)
}

// report prints how well the held-out answers part story from clutter.
func (c *corpus) report(page bool, rowsOf func(*document) [][]float32, held func(int) *clean.Scorer) {
	type counts struct{ tp, fp, fn, wtp, wfp, wfn int }
	sum := map[string]*counts{}
	for _, d := range c.documents {
		if d.page != page {
			continue
		}
		key := d.view + " " + d.set
		if sum[key] == nil {
			sum[key] = &counts{}
		}
		n := sum[key]
		for i, row := range rowsOf(d) {
			if d.weight[i] == 0 {
				continue
			}
			w := d.rows.Words(i)
			keep := held(d.fold).Second.Predict(row) > 0.5
			switch {
			case keep && d.label[i]:
				n.tp++
				n.wtp += w
			case keep:
				n.fp++
				n.wfp += w
			case d.label[i]:
				n.fn++
				n.wfn += w
			}
		}
	}
	for key, n := range sum {
		fmt.Printf("held out %-14s block F1 %.3f word F1 %.3f\n", key, f1(n.tp, n.fp, n.fn), f1(n.wtp, n.wfp, n.wfn))
	}
}

func f1(tp, fp, fn int) float64 { return 2 * float64(tp) / float64(max(1, 2*tp+fp+fn)) }
