package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-15.069, // one
	2.357,   // bits
	0.977,   // cover
	0.928,   // exact
	1.329,   // whole
	1.059,   // both
	-0.354,  // clash
	0.000,   // clashPart
	0.039,   // same
	0.257,   // other
	0.642,   // sameShort
	-1.634,  // otherShort
	-3.428,  // otherPart
	0.901,   // like
	1.696,   // likePart
	0.471,   // about
	-0.443,  // aboutPart
	-0.177,  // title
	-2.105,  // allTitle
	-0.262,  // days
	-0.070,  // daysOther
	0.403,   // sameDays
	1.372,   // words1
	0.412,   // words2
	0.215,   // words3
}
