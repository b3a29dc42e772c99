package main

import (
	"strings"

	"github.com/jdkato/prose/v2"

	"whosaid/model"
)

// penn maps the tags of the Penn Treebank to those of Universal Dependencies
// where one follows from the other.
var penn = map[string]model.Tag{
	"JJ": model.TagADJ, "JJR": model.TagADJ, "JJS": model.TagADJ,
	"RB": model.TagADV, "RBR": model.TagADV, "RBS": model.TagADV, "WRB": model.TagADV,
	"RP": model.TagADP, "CC": model.TagCCONJ, "DT": model.TagDET, "PDT": model.TagDET,
	"EX": model.TagPRON, "PRP": model.TagPRON, "PRP$": model.TagPRON, "WP": model.TagPRON, "WP$": model.TagPRON, "WDT": model.TagPRON,
	"CD": model.TagNUM, "NN": model.TagNOUN, "NNS": model.TagNOUN, "NNP": model.TagPROPN, "NNPS": model.TagPROPN,
	"POS": model.TagPART, "UH": model.TagINTJ, "MD": model.TagAUX, "FW": model.TagX, "LS": model.TagX,
	"VB": model.TagVERB, "VBD": model.TagVERB, "VBG": model.TagVERB, "VBN": model.TagVERB, "VBP": model.TagVERB, "VBZ": model.TagVERB,
	"$": model.TagSYM, "#": model.TagSYM, "SYM": model.TagSYM,
}

// universal is the Universal Dependencies tag of token i; words and neighbours
// decide where Penn's tags do not.
func universal(toks []prose.Token, i int) model.Tag {
	w, tag := strings.ToLower(toks[i].Text), toks[i].Tag
	next := func(k int) string {
		if i+k < len(toks) {
			return toks[i+k].Tag
		}
		return ""
	}
	switch {
	case tag == "TO":
		if strings.HasPrefix(next(1), "VB") || strings.HasPrefix(next(1), "RB") && strings.HasPrefix(next(2), "VB") {
			return model.TagPART
		}
		return model.TagADP
	case tag == "IN":
		switch w {
		case "that", "if", "because", "whether", "while", "although", "though", "unless", "since", "than":
			return model.TagSCONJ
		}
		return model.TagADP
	case w == "not" || w == "n't":
		return model.TagPART
	case strings.HasPrefix(tag, "VB") && auxiliary(w, next):
		return model.TagAUX
	}
	if t, ok := penn[tag]; ok {
		return t
	}
	return model.TagPUNCT
}

// auxiliary reports whether the verb form w, with the tags after it, is one.
func auxiliary(w string, next func(int) string) bool {
	switch w {
	case "be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m":
		return true
	case "have", "has", "had", "having", "'ve", "'s", "'d":
		return verbSoon(next, "VBN")
	case "do", "does", "did":
		return verbSoon(next, "VB")
	}
	return false
}

// verbSoon reports whether a verb of the given tag follows, adverbs apart.
func verbSoon(next func(int) string, tag string) bool {
	for k := 1; k < 4; k++ {
		t := next(k)
		if t == tag || tag == "VBN" && t == "VBD" {
			return true
		}
		if !strings.HasPrefix(t, "RB") && t != "PRP" {
			return false
		}
	}
	return false
}
