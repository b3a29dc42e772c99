package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-14.605, // one
	2.281,   // bits
	0.919,   // cover
	0.905,   // exact
	1.365,   // whole
	1.043,   // both
	-0.262,  // clash
	0.000,   // clashPart
	0.102,   // same
	0.242,   // other
	0.618,   // sameShort
	-1.640,  // otherShort
	-3.429,  // otherPart
	0.839,   // like
	1.693,   // likePart
	0.482,   // about
	-0.444,  // aboutPart
	-0.214,  // title
	-2.075,  // allTitle
	-0.264,  // days
	-0.062,  // daysOther
	0.419,   // sameDays
	1.298,   // words1
	0.329,   // words2
	0.145,   // words3
}
