package stories

// weights are those of a logistic regression over Features; WEIGHTS.md tells
// from what. Written by train.
var weights = [len(Features)]float64{
	-13.367, // one
	1.775,   // bits
	1.085,   // more
	0.576,   // cover
	0.565,   // exact
	1.483,   // whole
	1.116,   // both
	-0.172,  // clash
	-0.108,  // clashPart
	0.264,   // same
	0.211,   // other
	1.116,   // sameShort
	-1.481,  // otherShort
	-3.437,  // otherPart
	0.858,   // like
	1.778,   // likePart
	0.438,   // about
	-0.475,  // aboutPart
	-0.037,  // title
	-2.008,  // allTitle
	-0.271,  // days
	-0.065,  // daysOther
	0.536,   // sameDays
	1.361,   // words1
	0.345,   // words2
	-0.030,  // words3
}

// eventWeights are those over EventFeatures.
var eventWeights = [len(EventFeatures)]float64{
	-9.078, // one
	2.245,  // like
	0.677,  // told
	0.800,  // bond
	0.770,  // today
	1.076,  // nextDay
}
