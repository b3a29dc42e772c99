package main

// What a careful reader finds in the sample edition. Where two readings are as
// good as each other "|" parts them.

// wantArticle is one article. title is "" where the text has none.
type wantArticle struct {
	file                              string
	title, standfirst, byline, outlet string
	published, place                  string
	blocks                            []wantBlock // all but the kept paragraphs
	quotes                            []wantQuote
}

// wantBlock is a block by its whole text; removed is its rule, "" for one that
// is kept; kind "" leaves the kind open.
type wantBlock struct{ text, kind, removed string }

// wantQuote is one quotation. text is what stands between its marks, part by
// part; for an indirect one a phrase of it. may is a reading one need not share;
// without a speaker it leaves that open.
type wantQuote struct {
	kind      string
	text      []string
	speaker   string // a key of sampleVoices, "" for nobody
	mention   string // what the attribution must rest on
	cue       string
	statement string // names it in sampleRelations
	may       bool
}

// said lists the parts of a quotation.
func said(parts ...string) []string { return parts }

// sampleVoices are the speakers, with the names each may go by.
var sampleVoices = map[string][]string{
	"pushilin":     {"Denis Pushilin", "Denis Pushylin"},
	"tass":         {"Tass"},
	"kuleba":       {"Dmytro Kuleba"},
	"zelenskyy":    {"Volodymyr Zelenskyy"},
	"putin":        {"Vladimir Putin"},
	"kim song":     {"Kim Song"},
	"nikonorova":   {"Natalya Nikonorova"},
	"ukr ministry": {"Ministry of Foreign Affairs of Ukraine", "Ukraine's Ministry of Foreign Affairs", "Ukraine's foreign ministry"},
	"dpr ministry": {"DPR Ministry of Foreign Affairs"},
	"dpr embassy":  {"DPR embassy in Moscow", "DPR embassy"},
	"dprk embassy": {"North Korea's embassy in Moscow", "North Korean Embassy in Moscow", "North Korea's embassy", "North Korean Embassy"},
	"kcna":         {"Korean Central News Agency", "KCNA"},
	"state media":  {"state media"},
	"north korea":  {"North Korea", "Democratic People's Republic of Korea"},
	"russia":       {"Russia"},
	"head":         {"the head of one of them", "head of one of them", "head"},
	"kyiv":         {"Kyiv", "Kyiv and its allies", "Ukraine"},
	"kim jong-un":  {"Kim Jong-un"},
	"hsk":          {"@hsk_mapdesk_41"},
	"bluegrain":    {"@bluegrain_8802"},
	"kvl":          {"@kvl_atlas_2290"},
	"odesa":        {"@odesa_wry_5518"},
}

// sampleSpellings are names that stand in the edition in more than one spelling.
var sampleSpellings = [][]string{
	{"Denis Pushilin", "Denis Pushylin"},
	{"Olga Makeyeva", "Olga Makeeva"},
	{"Sin Hong-chol", "Shin Hong-chol"},
}

// sampleRelations ties the statements that several articles print.
var sampleRelations = []string{
	"1 cooperation = 3 cooperation (part)",
	"1 cooperation = 5 cooperation (part)",
	"3 cooperation = 5 cooperation (same)",
	"1 further steps = 2 further steps (part)",
	"2 sovereignty = 3 sovereignty (part)",
	"2 sovereignty = 5 sovereignty (part)",
	"3 sovereignty = 5 sovereignty (part)",
	"2 toxicity = 5 toxicity (part)",
}

var sampleEdition = []wantArticle{
	{
		file:      "1-costa-dispatch.txt",
		title:     "BREAKING: Pyongyang is third capital to recognise the Donetsk People's Republic",
		byline:    "Rowan Tilbury",
		published: "2022-07-13T15:05",
		blocks: []wantBlock{
			{"date 2022-07-13", "", "date-stamp"},
			{"By Rowan Tilbury", "byline", ""},
			{"• 13 July 2022 • 15:05", "dateline", ""},
			{"BREAKING: Pyongyang is third capital to recognise the Donetsk People's Republic", "title", ""},
			{"Credit: Twitter @hsk_mapdesk_41", "credit", "credit"},
			// Under a post the credit says who wrote it: a reader may want to see it.
			{"Credit: Twitter @hsk_mapdesk_41", "credit", "|credit"},
			{"Credit: Twitter @bluegrain_8802", "credit", "|credit"},
			{"On paper the \"republic\" now has these friends: – #Russia", "", "duplicate"},
			{"– #Syria", "", "duplicate"},
			{"Credit: Twitter @kvl_atlas_2290", "credit", "|credit"},
			{"Credit: Twitter @tolmach_6117", "credit", "|credit"},
			{"Credit: Twitter @odesa_wry_5518", "credit", "|credit"},
		},
		quotes: []wantQuote{
			{
				kind: "direct", speaker: "pushilin", mention: "Pushylin", cue: "wrote", statement: "cooperation",
				text: said(
					"Today the Democratic People’s Republic of Korea recognised the Donetsk People’s Republic.",
					"The international status of the Donetsk People’s Republic, its statehood, goes on growing stronger. This is one more victory for our diplomacy.",
					"We thank the people of the DPRK for such considerable support for the people of Donbas. I am confident that active and fruitful cooperation lies ahead of us.",
				),
			},
			{
				kind: "post", speaker: "hsk", mention: "@hsk_mapdesk_41",
				text: said("🇰🇵 Moscow, this afternoon: North Korea’s envoy hands the DPR’s envoy a folder. Inside: one sheet, one seal, one recognition."),
			},
			{
				kind: "post", speaker: "bluegrain", mention: "@bluegrain_8802",
				text: said(
					"Recognised by Russia in February, by Syria in June, by North Korea in July. At this pace the queue will be through in some centuries.",
					"Trade between Pyongyang and Donetsk last year: nil.",
				),
			},
			{
				kind: "post", speaker: "kvl", mention: "@kvl_atlas_2290",
				text: said(
					"On paper the “republic” now has these friends:",
					"- #Russia- #Syria- #NorthKorea -and that is all of them!",
				),
			},
			{
				kind: "direct|post", speaker: "dpr embassy", mention: "DPR embassy", cue: "said", statement: "further steps",
				text: said("The parties also agreed on further steps to establish diplomatic relations,"),
			},
			{
				kind: "post", speaker: "odesa", mention: "@odesa_wry_5518",
				text: said(
					"What a “summit”: two envoys, one flag each, and a biscuit.",
					"The “LPR”, I hear, is hurt. Nobody sent it so much as a biscuit. 🍪🍪🍪",
				),
			},
		},
	},
	{
		file:       "2-han-river-post.txt",
		title:      "Seoul looks on as the North recognizes Donetsk and Luhansk and Kyiv breaks with Pyongyang",
		standfirst: "Behind Moscow and Damascus, Pyongyang is the third capital that treats the two territories as countries.",
		byline:     "Noh Ga-ram",
		outlet:     "The Han River Post",
		published:  "2022-07-15",
		place:      "SEOUL",
		blocks: []wantBlock{
			{"Seoul looks on as the North recognizes Donetsk and Luhansk and Kyiv breaks with Pyongyang", "title", ""},
			{"Behind Moscow and Damascus, Pyongyang is the third capital that treats the two territories as countries.", "standfirst", ""},
			{"Noh Ga-ram", "byline", ""},
			{"Noh Ga-ram", "", "byline-repeat"},
			{"The Han River Post", "byline", ""},
			{"The flag of North Korea over the gate of its embassy in Moscow. Photo taken in Moscow, Russia on June 2 2019. (Harbour Images)", "caption", "caption"},
			{"July 15, 2022", "dateline", ""},
			{"SEOUL –", "dateline", ""},
			{"Share this article", "", "share"},
			{"scroll to top", "", "navigation"},
		},
		quotes: []wantQuote{
			{kind: "mixed", speaker: "north korea", mention: "North Korea", text: said("state-to-state relations")},
			{kind: "indirect", speaker: "state media", mention: "state media", cue: "reported", text: said("had addressed them to her counterparts")},
			{
				kind: "direct|mixed", speaker: "kcna", mention: "Korean Central News Agency", cue: "said",
				text: said("expressed the intention of the government of the Democratic People’s Republic of Korea to develop the state-to-state relations with the countries in accordance with the idea of independence, peace, and friendship,"),
			},
			{kind: "indirect", text: said("themselves independent since 2014"), may: true},
			{kind: "indirect", speaker: "dpr ministry", mention: "DPR Ministry of Foreign Affairs", cue: "According to", text: said("Shin Hong-chol gave it to Olga Makeeva")},
			{kind: "indirect", text: said("its ambassador to Russia"), may: true},
			{
				kind: "direct", speaker: "dpr ministry", mention: "the ministry", cue: "said", statement: "further steps",
				text: said(
					"Olga Makeeva expressed her confidence that the cooperation between the states, which has become official since that day, will be productive and mutually beneficial,",
					"The parties also agreed on further steps to establish diplomatic relations.",
				),
			},
			{kind: "indirect", speaker: "ukr ministry", mention: "Ukraine’s Ministry of Foreign Affairs", cue: "said", text: said("all diplomatic ties with the North were at an end")},
			{
				kind: "mixed", speaker: "ukr ministry", mention: "It", cue: "called", statement: "sovereignty",
				text: said("undermine the sovereignty and territorial integrity of Ukraine, a gross violation of the Constitution of Ukraine, the UN Charter and the fundamental norms and principles of the international law."),
			},
			{
				kind: "direct", speaker: "kuleba", mention: "Foreign Minister Dmytro Kuleba", cue: "said", statement: "toxicity",
				text: said("Russia’s appeal to the DPRK for support in legitimizing the forceful seizure of a part of the Ukrainian territory speaks more about Moscow’s toxicity than Pyongyang‘s,"),
			},
			{kind: "indirect", speaker: "kuleba", mention: "Kuleba", cue: "warned", text: said("Moscow would before long stand as alone in the world as Pyongyang does")},
			{
				kind: "mixed|direct", speaker: "kuleba", mention: "the minister", cue: "promised",
				text: said("will continue to respond swiftly and resolutely to any encroachment on its sovereignty and territorial integrity."),
			},
		},
	},
	{
		file:      "3-table-bay-business.txt",
		title:     "Kyiv severs relations as Pyongyang recognises Donetsk and Luhansk",
		outlet:    "Meridian Wire",
		published: "2022-07-13T21:10",
		blocks: []wantBlock{
			{"date 2022-07-13", "", "date-stamp"},
			{"×", "", "navigation"},
			{"World / Europe", "", "navigation"},
			{"Kyiv severs relations as Pyongyang recognises Donetsk and Luhansk", "title", ""},
			{"13 July 2022 - 21:10", "dateline", ""},
			{"Meridian Wire", "byline", ""},
			{"Kim Jong-un at a party congress. Picture: KCNA/MERIDIAN WIRE", "caption", "caption"},
			{"Meridian Wire", "", "byline-repeat"},
			{"Grain ships wait off Odesa as talks in Istanbul drag on", "", "teaser"},
			{"Negotiators from four sides are close to a deal, diplomats say, but mines remain in the way", "", "teaser"},
			{"World", "", "teaser"},
			{"2 hours ago", "", "age-line"},
			{"Storage caves fill too slowly for winter, gas operators warn", "", "teaser"},
			{"A third of Europe’s reserves depends on a pipeline that is shut for repairs until ...", "", "teaser"},
			{"World", "", "teaser"},
			{"6 hours ago", "", "age-line"},
			{"Volunteers rebuild a school near Chernihiv with timber from the ruins", "", "teaser"},
			{"Lessons are to start again in September, four months after the shelling stopped", "", "teaser"},
			{"World", "", "teaser"},
			{"1 day ago", "", "age-line"},
		},
		quotes: []wantQuote{
			{kind: "indirect", speaker: "head", mention: "head of one of them", cue: "announced", text: said("have won recognition from North Korea")},
			{kind: "scare", text: said("people’s republics")},
			{
				kind: "direct", speaker: "ukr ministry", mention: "its foreign ministry", cue: "said", statement: "sovereignty",
				text: said("We consider this decision as an attempt by Pyongyang to undermine the sovereignty and territorial integrity of Ukraine,"),
			},
			{kind: "mixed", speaker: "pushilin", mention: "Denis Pushilin", cue: "wrote", statement: "cooperation", text: said("fruitful co-operation")},
			{kind: "indirect", speaker: "tass", mention: "the Russian agency Tass", cue: "reported", text: said("North Korea’s embassy in Moscow confirmed")},
			{kind: "indirect", speaker: "dprk embassy", mention: "North Korea’s embassy in Moscow", cue: "confirmed", text: said("its government had recognised both regions")},
			{kind: "mixed", speaker: "russia", mention: "it", cue: "calls", text: said("special military operation")},
			{kind: "indirect", speaker: "kyiv", mention: "Kyiv", text: said("a war of conquest"), may: true},
		},
	},
	{
		file:      "4-volna.txt",
		outlet:    "VOLNA",
		published: "2022-07-13",
		place:     "UN",
		blocks: []wantBlock{
			{"date 2022-07-13", "", "date-stamp"},
			{"UN, July 13. /VOLNA/.", "dateline", ""},
			{"How it began", "heading", ""},
		},
		quotes: []wantQuote{
			{kind: "indirect", speaker: "kim song", mention: "Kim Song", cue: "told", text: said("North Korea backs Moscow’s line")},
			{kind: "direct", speaker: "kim song", mention: "he", cue: "said", text: said("The government of DPRK is fully ready to support the position of the Russian Federation on Donetsk and Lugansk,")},
			{kind: "indirect", speaker: "pushilin", mention: "Denis Pushilin", cue: "said", text: said("his republic and Pyongyang were about to establish diplomatic relations")},
			{kind: "indirect", speaker: "nikonorova", mention: "Natalya Nikonorova", cue: "according to", text: said("Talks on recognition had begun the day before")},
			{kind: "indirect", speaker: "dprk embassy", mention: "North Korean Embassy in Moscow", cue: "confirmed", text: said("the decision covers both republics")},
			{kind: "indirect", speaker: "putin", mention: "Vladimir Putin", cue: "announced", text: said("Moscow would recognize the two republics")},
			{kind: "indirect", speaker: "putin", mention: "the president", cue: "said", text: said("he had ordered a special military operation")},
			{kind: "indirect", speaker: "putin", mention: "He", cue: "stressed", text: said("Russia did not plan to occupy Ukrainian territory")},
		},
	},
	{
		file: "5-kyiv-lantern.txt",
		blocks: []wantBlock{
			{"Sleeper Trains to Odesa Run Again After Three Weeks", "", "teaser|duplicate"},
			{"More on This Topic", "", "teaser"},
			{"Sleeper Trains to Odesa Run Again After Three Weeks", "", "teaser|duplicate"},
			{"The line to the sea was shut while a bridge on it was mended, and tickets for the weekend are gone.", "", "teaser"},
			{"Found a mistake? Mark the words and press Ctrl + Enter", "", "correction-notice"},
			{"Comments (0)", "", "comments"},
			{"Be the first to comment!", "", "comments"},
		},
		quotes: []wantQuote{
			{kind: "scare", text: said("people’s republics")},
			{kind: "indirect", speaker: "putin", mention: "Vladimir Putin", cue: "declared", text: said("them independent"), may: true},
			{
				kind: "mixed|direct", speaker: "ukr ministry", mention: "Ministry of Foreign Affairs of Ukraine", cue: "said", statement: "sovereignty",
				text: said("trying to undermine the sovereignty and territorial integrity of Ukraine."),
			},
			{
				kind: "direct", speaker: "kuleba", mention: "Dmytro Kuleba", cue: "said", statement: "toxicity",
				text: said("Russia’s appeal to the DPRK for support in legitimizing the forceful seizure of a part of the Ukrainian territory speaks more about Moscow’s toxicity than Pyongyang’s. Russia has no more allies in the world, except for countries that depend on it financially and politically, and the level of isolation of the Russian Federation will soon reach the level of isolation of the DPRK,"),
			},
			{kind: "indirect", speaker: "kim jong-un", mention: "Kim Jong-un", cue: "promised", text: said("his full support"), may: true},
			{kind: "mixed", speaker: "pushilin", mention: "Denis Pushilin", cue: "hoped", statement: "cooperation", text: said("fruitful cooperation")},
			{
				kind: "direct", speaker: "zelenskyy", mention: "Volodymyr Zelenskyy",
				text: said(
					"I took part in the work of the ‘Asian Leadership’ conference, which takes place every year in Seoul, the capital of the Republic of Korea. And it is important for Ukraine that our interests and values are heard and perceived in all parts of the world, especially in the leading countries of Asia.",
					"And what a cruel irony: today the representatives of the occupation structures in Donetsk announced that they have been, as they put it, recognized by the Democratic People’s Republic of Korea. Of course, we will respond very robustly at all levels. But this is the sort of news that needs no further comment.",
				),
			},
		},
	},
}
