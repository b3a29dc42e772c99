package people

import "strings"

// SameName judges, without context, whether a and b are two spellings of one
// person's name. The score, 0 to 1, is how sure it is that they are.
func SameName(a, b string) (same bool, score float64) {
	if strings.EqualFold(a, b) {
		return true, 1
	}
	return false, 0
}
