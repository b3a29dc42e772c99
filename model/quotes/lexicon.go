package quotes

import (
	"strings"
	"sync"
)

// words makes a look-up set of a list of words parted by white space.
func words(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

// reportingVerbs are the verbs that report speech or writing, in the forms that
// take a source as their subject.
var reportingVerbs = words(`
said says say saying tells told tell telling asked asks ask asking wrote writes write writing written added adds add adding
announced announces announce declared declares declare stated states state stating reported reports report reporting
claimed claims claim claiming argued argues argue arguing explained explains explain warned warns warn warning
noted notes note noting pointed insisted insists insist vowed vows vow pledged pledges pledge promised promises
replied replies reply responded responds responding answered answers tweeted tweets tweet posted posts posting
commented comments acknowledged acknowledges admitted admits agreed agrees confirmed confirms denied denies conceded concedes
suggested suggests urged urges called calls call calling described describes describe describing dismissed dismisses
condemned condemns criticized criticised criticizes blasted slammed denounced accused accuses blamed blames
recalled recalls remarked remarks mused observed observes quipped joked shouted yelled screamed whispered muttered
proclaimed asserted asserts contended contends alleged alleges maintained maintains stressed stresses emphasized
emphasised emphasizes underlined reiterated repeated concluded concludes predicted predicts cautioned cautions complained
complains lamented boasted bragged testified testifies read reads reading hailed praised praises touted recounted
continued continues expressed expresses revealed reveals disclosed discloses echoed summed countered counters shot
labeled labelled dubbed termed characterized characterised branded quoted quotes justified declared voiced demanded demands
believes believed believe thinks thought think hopes hoped hope fears feared expects expected wants wanted
`)

// plainVerbs take a reported clause without "that".
var plainVerbs = words(`said says say believes believed confirmed announced insisted insists claimed claims admitted hopes hoped thinks`)

// openers are adverbs that open a sentence, some tagged otherwise.
var openers = words(`later earlier meanwhile still yesterday today tomorrow also however previously separately overnight`)

// bareForms are reporting verbs in a form that is a noun as well; they count as
// verbs behind a plural only.
var bareForms = words(`state report claim post note comment hope fear promise want tweet call demand read pledge vow request
reply response answer shot shout scream reports claims hopes fears promises tweets posts comments notes pledges vows replies
answers calls wants demands states quotes warning saying writing reading posting calling telling asking thinking reporting`)

// reactions are verbs of judgement: what is quoted behind them need not be their
// subject's words.
var reactions = words(`condemned condemns condemn criticized criticised criticizes blasted slammed denounced praised praises hailed
accused accuses blamed blames`)

// deeds are verbs that report only with "that" behind them; with a thing they do it.
var deeds = words(`sign signs signed signing recognised recognising recognized recognizing
present presents presented presenting launch launches launched launching establish establishes established establishing
sever severs severed severing ratify ratifies ratified ratifying annex annexes annexed annexing appoint appoints appointed`)

// fillers may stand between a subject and its verb.
var fillers = words(`
also later then has had have 've 's 'd 'll further again previously once recently earlier publicly reportedly never n't not just
only still even repeatedly did does do would will could can may might should must is was were are been being be has first
now already instead nonetheless nevertheless thus therefore simply always often sometimes both all each
`)

// clauseWords end a noun phrase looked at from its right: they start a clause.
var clauseWords = words(`
that which who whom what when where while if because than but though although since after before until unless whether
how why so yet nor is was were are be been has have had will would can could may might should must does did do
to as however
`)

// pronouns that can be a source.
var pronouns = words(`he she they it i we you who`)

var months = words(`january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow`)

// phraseEnds end a noun phrase looked at from its left.
var phraseEnds = words(`
in on during at after when who while as to before by with from that which where because but and or than if about
into over under until since through against among outside inside following without
`)

var determiners = words(`the a an one his her their its our my your this that these those some many several other another two three
no every each both all most`)
