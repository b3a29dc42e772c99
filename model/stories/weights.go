package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-13.443, // one
	1.803,   // bits
	1.060,   // more
	0.559,   // cover
	0.563,   // exact
	1.477,   // whole
	1.120,   // both
	-0.175,  // clash
	-0.107,  // clashPart
	0.264,   // same
	0.215,   // other
	1.137,   // sameShort
	-1.467,  // otherShort
	-3.441,  // otherPart
	0.870,   // like
	1.785,   // likePart
	0.439,   // about
	-0.484,  // aboutPart
	-0.038,  // title
	-2.009,  // allTitle
	-0.271,  // days
	-0.065,  // daysOther
	0.537,   // sameDays
	1.352,   // words1
	0.325,   // words2
	-0.041,  // words3
}
