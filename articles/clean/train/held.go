package main

import (
	"fmt"
	"os"
	"path/filepath"

	"whosaid/articles/clean"
)

// heldFile is where the weights stand that saw no site of group k.
func heldFile(dir string, k int) string { return filepath.Join(dir, fmt.Sprintf("held%d.bin", k)) }

// readHeld fills held from a folder and reports whether all were there and fit.
func readHeld(dir string, held []*clean.Weights) bool {
	if dir == "" {
		return false
	}
	read := make([]*clean.Weights, len(held))
	for k := range held {
		b, err := os.ReadFile(heldFile(dir, k))
		if err != nil {
			return false
		}
		if read[k], err = clean.LoadWeights(b); err != nil {
			return false
		}
	}
	copy(held, read)
	return true
}

// writeHeld keeps the weights of each group in a folder, if one is named.
func writeHeld(dir string, held []*clean.Weights) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for k, w := range held {
		if err := os.WriteFile(heldFile(dir, k), w.AppendBinary(nil), 0o644); err != nil {
			return err
		}
	}
	return nil
}
