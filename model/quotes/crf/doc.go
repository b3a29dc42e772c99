// Package crf is a linear-chain conditional random field over hashed features
// (Lafferty, McCallum and Pereira 2001; Weinberger et al. 2009 for the hashing).
//
// A Sequence of feature hashes -> the best labels, and how probable each is.
// It knows nothing of what the labels mean.
package crf
