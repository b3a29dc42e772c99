package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-12.733, // one
	1.594,   // bits
	1.030,   // more
	0.637,   // cover
	0.656,   // exact
	1.622,   // whole
	1.244,   // both
	-0.031,  // clash
	-0.268,  // clashPart
	0.422,   // same
	0.318,   // other
	0.429,   // sameShort
	-1.625,  // otherShort
	-3.470,  // otherPart
	0.856,   // like
	1.698,   // likePart
	0.450,   // about
	-0.346,  // aboutPart
	-0.253,  // title
	-2.077,  // allTitle
	-0.240,  // days
	-0.100,  // daysOther
	0.573,   // sameDays
	1.456,   // words1
	0.356,   // words2
	0.321,   // words3
}
