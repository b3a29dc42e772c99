package people

import (
	"strings"
	"sync"
)

// fullName is a person's name cut into its parts, folded.
type fullName struct {
	given  []string // given and middle names and initials, in order
	last   string   // the surname, with its particles: "van der leyen", "al-assad"
	suffix string   // "jr", "iii"
	all    []string // given and last words as printed, without titles
	parts  []string // what SameName aligns, filled by prepare
	heard  []sounds // the sounds of each part
	id     string   // the same for all printed forms of a name, filled by resolver.parse
}

// titleWords end what stands in front of a name: "Texas Sen.", "former Labour
// front-runner".
var titleWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`mr mrs ms miss dr prof professor sir dame lord lady rev reverend
		sen senator rep representative congressman congresswoman gov governor president pres minister premier
		chancellor secretary gen general col colonel lt lieutenant maj major sgt sergeant capt captain adm admiral
		judge justice ambassador mayor speaker leader chairman chairwoman chair king queen prince princess pope
		cardinal archbishop bishop father sheikh sheik ayatollah imam mullah rabbi hon herr frau monsieur madame
		sheriff officer detective coach former vice deputy acting republican democratic democrat billionaire
		candidate nominee presidential attorney commissioner director spokesman spokeswoman spokesperson manager
		adviser advisor strategist aide frontrunner front-runner hopeful contender challenger counsel envoy chief
		head editor reporter columnist analyst economist author actor actress singer host anchor lawyer lawmaker
		mp mep del delegate councilman councilwoman councillor activist businessman tycoon mogul magnate founder
		comrade cde engr barr otunba alhaji alhaja mallam malam hajiya datuk datin haji maulana mufti shri smt mme mlle
		signor signora monsignor ceo executive historian pollster pundit commentator journalist writer comedian student voter`) {
		m[w] = true
	}
	return m
})

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "phd": true, "md": true, "esq": true}

// particles join the word behind them to the surname.
var particles = map[string]bool{
	"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true,
	"du": true, "la": true, "le": true, "los": true, "dos": true, "das": true, "el": true, "al": true, "bin": true,
	"ibn": true, "bint": true, "abu": true, "ben": true, "ter": true, "ten": true, "af": true, "zu": true, "st": true,
}

// parseName cuts a name, with or without titles in front, into its parts.
func parseName(s string) fullName {
	words := strings.Fields(foldName(stripBehind(s)))
	for k := len(words) - 2; k >= 0; k-- {
		if titleWords()[strings.TrimSuffix(words[k], ".")] {
			words = words[k+1:]
			break
		}
	}
	if len(words) > 2 && (words[0] == "of" || words[0] == "for") {
		words = words[2:] // "Secretary of State John Kerry"
	}
	var n fullName
	for len(words) > 1 && suffixes[strings.TrimSuffix(words[len(words)-1], ".")] {
		n.suffix = strings.TrimSuffix(words[len(words)-1], ".")
		words = words[:len(words)-1]
	}
	for i, w := range words {
		words[i] = strings.TrimSuffix(w, ".")
	}
	n.all = words
	if len(words) == 0 {
		return n
	}
	at := len(words) - 1
	for at > 1 && particles[words[at-1]] {
		at--
	}
	if at == 1 && particles[words[0]] && words[0] != "ben" && words[0] != "al" {
		at = 0 // "de Blasio", "Van Dyke"
	}
	n.given, n.last = words[:at], strings.Join(words[at:], " ")
	return n
}

// untitled is a printed name without the titles in front: "Mr. Dahl", "Republican
// Ann Lee".
func untitled(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || rest == "" || !titleWord(strings.TrimSuffix(first, ".")) || !nameLike(rest) || particles[strings.ToLower(first)] {
			return name
		}
		name = rest
	}
}

// titleWord reports one of titleWords, in any case.
func titleWord(w string) bool {
	var buf [longestWord]byte
	return titleWords()[string(small(w, &buf))]
}

// stripBehind drops "(R-Fla.)" and ", R-Ky.", and turns "Clinton, Hillary".
func stripBehind(s string) string {
	if k := strings.IndexByte(s, '('); k > 0 {
		s = s[:k]
	}
	k := strings.IndexByte(s, ',')
	if k <= 0 {
		return s
	}
	rest := strings.TrimSpace(s[k+1:])
	switch {
	case suffixes[strings.ToLower(strings.Trim(rest, "."))]:
		return s[:k] + " " + rest
	case rest == "" || strings.IndexByte(strings.TrimSpace(s[:k]), ' ') > 0 || strings.Contains(rest, "-"):
		return s[:k]
	}
	return rest + " " + s[:k]
}

// first is the first given name, or "".
func (n *fullName) first() string {
	if len(n.given) == 0 {
		return ""
	}
	return n.given[0]
}

// eastern reports whether the name may stand surname first: "kim jong-un",
// "xi jinping".
func (n *fullName) eastern() bool {
	return len(n.all) >= 2 && len(n.all) <= 3 && surnamesFirst()[n.all[0]]
}

// surnamesFirst are the common surnames of Korea, China and Vietnam in their
// usual romanisations.
var surnamesFirst = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`kim lee yi rhee ri park pak bak choi choe jung jeong chung chong kang gang
		cho jo yoon yun jang chang lim im rim han oh o seo suh so shin sin kwon gwon hwang ahn an song ryu yoo yu
		hong jeon jun chun moon mun yang ko go bae paik baek nam noh roh ro no ha heo hur chu joo ju min sim shim
		cha ma na ban ji pang ku koo tae thae ryong
		wang ke li zhang liu chen zhao huang zhou wu xu sun zhu gao lin he guo luo liang xie tang feng deng xiao cheng
		tian dong yuan pan jiang cai du ye wei lu ding ren shen yao cui tan wan xue lei peng hu xi mao hua lai tsai
		tung chiang teng hsi hsu chou chu chao kuo
		nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly truong dinh`) {
		m[w] = true
	}
	return m
})
