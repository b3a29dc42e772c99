package people

// The features that rank antecedents, after Lappin and Leass (1994): how near,
// how prominent in its sentence, how well it agrees.
const (
	ftSentence    = iota // sentences between
	ftBlock              // paragraphs between
	ftSame               // in the same sentence
	ftFirst              // in the same sentence and its first subject
	ftSubject            // opens its clause
	ftSpeaks             // a quotation is attributed to it
	ftLast               // it is the speaker of the last quotation
	ftFocus              // subject of the last sentence outside quotation marks
	ftNew                // a full name, given here for the first time
	ftGender             // its gender is known to agree
	ftPronoun            // a pronoun itself
	ftOften              // log2 of how often its person is mentioned
	ftNameless           // no name is known
	ftQuoted             // inside a quotation that does not hold the pronoun
	ftPlural             // both are plural
	ftRole               // has an office or title
	ftOwner              // only the owner of what is mentioned: "Ann Lee’s doctor"
	ftAgain              // the speaker of the last quotation, and the pronoun speaks
	ftNamedIn            // named in the words of the quotation that the pronoun speaks
	ftNondescript        // may be a body or not, or a state, which seldom speaks as "it"
	ftFronted            // stands in what comes before the subject: "Asked about Ann Lee, she"
	ftClause             // a name in the sentence of a role, which seldom means somebody named there
	ftEmbedded           // subject of a clause inside another
	ftSpokenOf           // subject of the last sentence, and the quotation speaks of somebody of that gender
	features
)

// Features names the features, in order.
var Features = [features]string{
	"sentences between", "paragraphs between", "same sentence", "first subject of it", "subject", "speaks", "speaks last", "subject of the last sentence",
	"new", "gender agrees", "pronoun", "often mentioned", "nameless", "quoted", "both plural", "has an office", "owner", "speaks last and again",
	"named in the quotation", "nondescript", "fronted", "in the role’s sentence", "embedded", "spoken of",
}

// Evidence is the value or the weight of each feature.
type Evidence [features]float64

// Score is the value of f under the weights w.
func (w *Evidence) Score(f *Evidence) (s float64) {
	for k, x := range w {
		s += x * f[k]
	}
	return s
}
