package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-14.641, // one
	2.367,   // bits
	1.401,   // cover
	0.784,   // exact
	0.734,   // whole
	1.094,   // both
	-0.324,  // clash
	0.000,   // clashPart
	0.192,   // same
	0.317,   // other
	0.602,   // sameShort
	-1.564,  // otherShort
	-3.423,  // otherPart
	0.921,   // like
	1.762,   // likePart
	0.450,   // about
	-0.534,  // aboutPart
	-0.121,  // title
	-2.087,  // allTitle
	-0.258,  // days
	-0.082,  // daysOther
	0.399,   // sameDays
	1.323,   // words1
	0.319,   // words2
	0.162,   // words3
}
