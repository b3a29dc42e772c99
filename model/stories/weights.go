package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-11.007, // one
	1.058,   // bits
	1.276,   // more
	1.466,   // cover
	0.237,   // exact
	1.727,   // whole
	1.600,   // both
	0.000,   // clash
	-0.364,  // clashPart
	0.600,   // same
	0.236,   // other
	1.514,   // sameShort
	-0.080,  // otherShort
	-3.455,  // otherPart
	0.235,   // like
	1.844,   // likePart
	0.544,   // about
	-0.418,  // aboutPart
	-0.347,  // title
	-2.281,  // allTitle
	-0.224,  // days
	-0.197,  // daysOther
	0.631,   // sameDays
	0.099,   // words1
	-0.307,  // words2
	-0.688,  // words3
}

// eventWeights are those over EventFeatures.
var eventWeights = [len(EventFeatures)]float64{
	-9.070, // one
	2.254,  // like
	0.671,  // told
	0.800,  // bond
	0.772,  // today
	1.096,  // nextDay
}
