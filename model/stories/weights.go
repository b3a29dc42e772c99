package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-18.125, // one
	2.887,   // bits
	0.399,   // cover
	2.471,   // exact
	-1.074,  // clash
	0.258,   // same
	0.222,   // other
	1.590,   // sameShort
	-0.020,  // otherShort
	-3.697,  // otherPart
	0.458,   // like
	3.374,   // likePart
	0.554,   // about
	-0.690,  // aboutPart
	-0.130,  // title
	-1.397,  // allTitle
	1.870,   // sameDays
	-0.171,  // farDays
	0.643,   // words1
	-0.127,  // words2
	-0.204,  // words3
}
