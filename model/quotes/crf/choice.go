package crf

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
)

// Chooser is a conditional logit model (McFadden 1974): which of several options,
// each seen as a set of features, is the right one.
type Chooser struct {
	// Bits is the size of the feature table: 1<<Bits weights.
	Bits  int
	Scale float32 // turns a stored weight into a score
	// Heat is what scores are divided by to make probabilities true.
	Heat    float32
	Weights string // of signed bytes
}

// Choice is a set of options; each is a position of the sequence. Right tells
// which are right, at least one.
type Choice struct {
	Sequence
	Right []bool
}

// Probabilities appends how probable each option of s is to out.
func (c *Chooser) Probabilities(s *Sequence, out []float64) []float64 {
	mask := uint32(1)<<c.Bits - 1
	from := len(out)
	for i := range s.Len() {
		sum := 0
		for _, f := range s.at(i) {
			sum += int(int8(c.Weights[f&mask]))
		}
		out = append(out, float64(float32(sum)*c.Scale/c.Heat))
	}
	soften(out[from:])
	return out
}

// soften turns scores into probabilities.
func soften(x []float64) {
	if len(x) == 0 {
		return
	}
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range x {
		x[i] = math.Exp(v - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// TrainChooser fits a chooser to choices with AdaGrad. Options.Labels, Classes,
// Least and Forbidden are not used. The same choices and options give the same
// model.
func TrainChooser(choices []Choice, o Options) *Chooser {
	n := 1 << o.Bits
	w, g, mean := make([]float32, n), make([]float32, n), make([]float32, n)
	random := rand.New(rand.NewPCG(o.Seed, 2)) //nolint:gosec // training must repeat, not surprise
	mask := uint32(n - 1)
	var p, right []float64
	kept := Sequence{}
	for epoch := range o.Epochs {
		for _, k := range random.Perm(len(choices)) {
			x := &choices[k]
			thin(&kept, &x.Sequence, o.Drop, random)
			p = score(p[:0], &kept, w, mask)
			right = append(right[:0], p...)
			soften(p)
			for i := range right {
				if !x.Right[i] {
					right[i] = math.Inf(-1)
				}
			}
			soften(right)
			for i := range p {
				pull(w, g, kept.at(i), mask, float32(right[i]-p[i]), &o)
			}
		}
		if epoch >= o.Epochs/2 {
			for i, v := range w {
				mean[i] += v / float32(o.Epochs-o.Epochs/2)
			}
		}
	}
	return quantised(mean, o.Bits)
}

// pull moves the weights of an option's features along their gradient v (AdaGrad).
func pull(w, g []float32, features []uint32, mask uint32, v float32, o *Options) {
	if v > -1e-3 && v < 1e-3 {
		return
	}
	for _, f := range features {
		at := f & mask
		d := v - float32(o.Decay)*w[at]
		g[at] += d * d
		w[at] += float32(o.Rate) * d / (1e-2 + float32(math.Sqrt(float64(g[at]))))
	}
}

func score(out []float64, s *Sequence, w []float32, mask uint32) []float64 {
	for i := range s.Len() {
		sum := float32(0)
		for _, f := range s.at(i) {
			sum += w[f&mask]
		}
		out = append(out, float64(sum))
	}
	return out
}

// thin copies s without a random share of its features.
func thin(out, s *Sequence, drop float64, random *rand.Rand) {
	out.Reset()
	bar := uint32(drop * (1 << 32))
	for i := range s.Len() {
		for _, f := range s.at(i) {
			if drop == 0 || random.Uint32() >= bar {
				out.Add(f)
			}
		}
		out.Next(0)
	}
}

func quantised(w []float32, bits int) *Chooser {
	top := float32(0)
	for _, v := range w {
		top = max(top, v, -v)
	}
	c := &Chooser{Bits: bits, Scale: max(top, 1e-6) / 127, Heat: 1}
	stored := make([]byte, len(w))
	for i, v := range w {
		stored[i] = byte(int8(math.Round(float64(v / c.Scale))))
	}
	c.Weights = string(stored)
	return c
}

// Calibrate sets Heat so that the choices' right options are likeliest.
func (c *Chooser) Calibrate(choices []Choice) {
	best, most := float32(1), math.Inf(-1)
	var p []float64
	for heat := float32(0.5); heat <= 4; heat *= 1.05 {
		c.Heat = heat
		sum := 0.0
		for i := range choices {
			p = c.Probabilities(&choices[i].Sequence, p[:0])
			right := 1e-9
			for k, v := range p {
				if choices[i].Right[k] {
					right += v
				}
			}
			sum += math.Log(right)
		}
		if sum > most {
			best, most = heat, sum
		}
	}
	c.Heat = best
}

// Append adds the model to b: Bits as four bytes, Scale and Heat as 32-bit floats,
// all little-endian, and the weights.
func (c *Chooser) Append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(c.Bits))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(c.Scale))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(c.Heat))
	return append(b, c.Weights...)
}

// ReadChooser reads a model that fills all of data, which it keeps.
func ReadChooser(data string) (*Chooser, error) {
	if len(data) < 12 {
		return nil, errStored
	}
	number := func(i int) uint32 { return binary.LittleEndian.Uint32([]byte(data[4*i : 4*i+4])) }
	c := &Chooser{Bits: int(number(0)), Scale: math.Float32frombits(number(1)), Heat: math.Float32frombits(number(2)), Weights: data[12:]}
	if c.Bits > 24 || len(c.Weights) != 1<<c.Bits || !(c.Heat > 0) {
		return nil, errStored
	}
	return c, nil
}
