package tokens

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"

	"whosaid/model"
)

var errTagger = errors.New("tokens: the tagger's weights are damaged; train it again")

// Taught is a sentence with its tags, to learn from.
type Taught struct {
	Words []string
	Tags  []model.Tag
}

// TrainTagger learns a tagger from tagged sentences and returns it as the bytes
// that ReadTagger reads. The same sentences, epochs and seed give the same bytes.
func TrainTagger(sentences []Taught, epochs int, seed uint64) []byte {
	only, dictionary := unambiguous(sentences)
	size := tagCount << tableBits
	weights, totals, stamps := make([]int32, size), make([]int64, size), make([]int32, size)
	step := int32(0)
	bump := func(h uint32, tag model.Tag, by int32) {
		i := int(h&(1<<tableBits-1))*tagCount + int(tag)
		totals[i] += int64(step-stamps[i]) * int64(weights[i])
		stamps[i] = step
		weights[i] += by
	}
	random := rand.New(rand.NewPCG(seed, 2)) //nolint:gosec // training must repeat, not surprise
	for range epochs {
		for _, k := range random.Perm(len(sentences)) {
			step = learn(&sentences[k], only, weights, bump, step)
		}
	}
	t := &Tagger{table: quantise(weights, totals, stamps, step)}
	return t.Bytes(dictionary)
}

// learn goes over one sentence and mends the weights where the guess is wrong.
func learn(s *Taught, only map[string]model.Tag, weights []int32, bump func(uint32, model.Tag, int32), step int32) int32 {
	var buffer []seen
	var features [featureCount]uint32
	for _, w := range s.Words {
		buffer = append(buffer, look(w))
	}
	before, last := uint32(30), uint32(31)
	for i, w := range s.Words {
		tag, ok := only[w]
		if !ok {
			tag = fixedTag(w)
		}
		if tag == model.TagNone {
			step++
			describe(&features, buffer, i, before, last)
			tag = best(&features, weights)
			if tag != s.Tags[i] {
				for _, h := range features {
					bump(h, s.Tags[i], 1)
					bump(h, tag, -1)
				}
			}
		}
		before, last = last, uint32(tag)
	}
	return step
}

// best is the tag that the weights give to features.
func best(features *[featureCount]uint32, weights []int32) model.Tag {
	var sum [tagCount]int32
	for _, h := range features {
		row := weights[int(h&(1<<tableBits-1))*tagCount:][:tagCount]
		for y := range sum {
			sum[y] += row[y]
		}
	}
	tag := model.TagADJ
	for y := int(model.TagADJ); y < tagCount; y++ {
		if sum[y] > sum[tag] {
			tag = model.Tag(y)
		}
	}
	return tag
}

// unambiguous finds the words that nearly always have one tag, as a map and as
// the lines of a dictionary.
func unambiguous(sentences []Taught) (only map[string]model.Tag, lines string) {
	counts := map[string]*[tagCount]int{}
	for i := range sentences {
		for k, w := range sentences[i].Words {
			if counts[w] == nil {
				counts[w] = new([tagCount]int)
			}
			counts[w][sentences[i].Tags[k]]++
		}
	}
	only = map[string]model.Tag{}
	var entries []string
	for w, c := range counts {
		sum, best := 0, 0
		for y, n := range c {
			sum += n
			if n > c[best] {
				best = y
			}
		}
		if sum >= 20 && c[best]*200 >= sum*199 && fixedTag(w) == model.TagNone {
			only[w] = model.Tag(best)
			entries = append(entries, w+" "+string(rune('a'+best))+"\n")
		}
	}
	slices.Sort(entries)
	return only, strings.Join(entries, "")
}

// quantise averages the weights over all steps and stores them as bytes. Those of
// TagPUNCT are left out: see row.
func quantise(weights []int32, totals []int64, stamps []int32, step int32) string {
	mean := make([]float64, len(weights))
	var all []float64
	for i := range weights {
		mean[i] = float64(totals[i]+int64(step-stamps[i])*int64(weights[i])) / float64(max(step, 1))
		if v := max(mean[i], -mean[i]); v > 0 {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	top := 1.0
	if len(all) > 0 {
		top = all[len(all)*9995/10000]
	}
	out := make([]byte, len(weights))
	for i, v := range mean {
		if i%tagCount == int(model.TagPUNCT) {
			continue
		}
		out[i] = byte(int8(max(-127, min(127, v*127/top))))
	}
	return string(out)
}
