package people

// SameName judges, without context, whether a and b are two spellings of one
// person's name. The score, 0 to 1, is how sure it is that they are.
func SameName(a, b string) (same bool, score float64) {
	x, y := parseName(a), parseName(b)
	return sameParsed(&x, &y)
}

// sameParsed is SameName on names cut into parts.
func sameParsed(a, b *fullName) (bool, float64) {
	if len(a.all) != len(b.all) || len(a.all) == 0 {
		return false, 0
	}
	for i := range a.all {
		if skeleton(a.all[i]) != skeleton(b.all[i]) {
			return false, 0
		}
	}
	return true, 0.9
}
