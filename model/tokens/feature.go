package tokens

// featureCount is how many features a word has. Their number is the first
// argument of mix.
const featureCount = 17

// describe writes the hash of every feature of word i, for training; Tagger.guess
// looks up the same ones in an order of its own.
func describe(f *[featureCount]uint32, s []seen, i int, before, last uint32) {
	w, a, b, aa, bb := &s[i], &edge, &edge, &edge, &edge
	if i > 0 {
		b = &s[i-1]
	}
	if i > 1 {
		bb = &s[i-2]
	}
	if i+1 < len(s) {
		a = &s[i+1]
	}
	if i+2 < len(s) {
		aa = &s[i+2]
	}
	f[0] = mix(1, w.word, w.shape&1)
	f[1] = mix(2, w.suffix3, w.shape)
	f[2] = mix(3, w.suffix2, w.shape)
	f[3] = mix(4, w.prefix, w.shape)
	f[4] = mix(5, b.word, 0)
	f[5] = mix(6, a.word, 0)
	f[6] = mix(7, bb.word, 0)
	f[7] = mix(8, aa.word, 0)
	f[8] = mix(9, b.suffix3, last)
	f[9] = mix(10, a.suffix3, w.suffix3)
	f[10] = mix(11, last, 0)
	f[11] = mix(12, before, last)
	f[12] = mix(13, last, w.word)
	f[13] = mix(14, w.shape<<8|b.shape, a.shape)
	f[14] = mix(15, b.word, w.word)
	f[15] = mix(16, w.word, a.word)
	f[16] = mix(17, last, a.suffix3)
}

// mix hashes a feature: its number and the one or two values that it reads.
func mix(template, a, b uint32) uint32 { return finish(begin(template, a), b) }

// begin is the part of mix that does not need b, finish the rest.
func begin(template, a uint32) uint32 {
	h := template*0x9e3779b1 ^ a
	return (h ^ h>>15) * 0x85ebca6b
}

func finish(h, b uint32) uint32 {
	h ^= b * 0xc2b2ae35
	h = (h ^ h>>13) * 0x27d4eb2f
	return h ^ h>>16
}
