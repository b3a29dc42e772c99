package people

import (
	"strings"
)

// fullName is a person's name cut into its parts, folded.
type fullName struct {
	given  []string // given and middle names and initials, in order
	last   string   // the surname, with its particles: "van der leyen", "al-assad"
	suffix string   // "jr", "iii"
	all    []string // given and last words as printed, without titles
}

// honorifics are dropped from the front of a name.
var honorifics = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "professor": true, "sir": true,
	"dame": true, "lord": true, "lady": true, "rev": true, "reverend": true, "sen": true, "senator": true,
	"rep": true, "representative": true, "congressman": true, "congresswoman": true, "gov": true, "governor": true,
	"president": true, "pres": true, "minister": true, "chancellor": true, "secretary": true, "gen": true,
	"general": true, "col": true, "colonel": true, "lt": true, "lieutenant": true, "maj": true, "major": true,
	"sgt": true, "sergeant": true, "capt": true, "captain": true, "adm": true, "admiral": true, "judge": true,
	"justice": true, "ambassador": true, "mayor": true, "speaker": true, "leader": true, "chairman": true,
	"king": true, "queen": true, "prince": true, "princess": true, "pope": true, "cardinal": true,
	"archbishop": true, "bishop": true, "father": true, "sheikh": true, "sheik": true, "ayatollah": true,
	"imam": true, "mullah": true, "rabbi": true, "hon": true, "herr": true, "frau": true, "monsieur": true,
	"madame": true, "sheriff": true, "officer": true, "detective": true, "coach": true, "former": true,
	"vice": true, "deputy": true, "prime": true, "foreign": true, "first": true, "acting": true,
	"republican": true, "democratic": true, "democrat": true, "billionaire": true, "candidate": true,
	"nominee": true, "presidential": true, "attorney": true, "commissioner": true, "director": true,
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "phd": true, "md": true, "esq": true}

// particles join the word behind them to the surname.
var particles = map[string]bool{
	"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true,
	"du": true, "la": true, "le": true, "los": true, "dos": true, "das": true, "el": true, "al": true, "bin": true,
	"ibn": true, "bint": true, "abu": true, "ben": true, "ter": true, "ten": true, "af": true, "zu": true, "st": true,
}

// parseName cuts a name, with or without titles in front, into its parts.
func parseName(s string) fullName {
	words := strings.Fields(foldName(stripBrackets(s)))
	for len(words) > 1 && honorifics[strings.TrimSuffix(words[0], ".")] {
		words = words[1:]
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
	if at == 1 && len(words) > 2 && particles[words[0]] {
		at = 0
	}
	n.given, n.last = words[:at], strings.Join(words[at:], " ")
	return n
}

// stripBrackets drops "(R-Fla.)" and the like.
func stripBrackets(s string) string {
	if k := strings.IndexByte(s, '('); k > 0 {
		return s[:k]
	}
	return s
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
	return len(n.all) >= 2 && len(n.all) <= 3 && surnamesFirst[n.all[0]]
}

// surnamesFirst are the common surnames of Korea, China, Vietnam and Japan's
// neighbours in their usual romanisations.
var surnamesFirst = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`kim lee yi rhee ri park pak bak choi choe jung jeong chung chong kang gang cho jo yoon yun jang chang lim im rim han oh o seo suh so shin sin kwon gwon hwang ahn an song ryu yoo yu hong jeon jun chun moon mun yang ko go bae paik baek nam noh roh no ha heo hur chu joo ju min sim shim cha ma na ban
		wang li zhang liu chen zhao huang zhou wu xu sun zhu gao lin he guo luo liang xie tang feng deng xiao cheng tian dong yuan pan jiang cai du ye wei lu ding ren shen yao cui tan wan xue lei peng hu xi mao hua lai tsai tung chiang teng hsi hsu chou ch'en chu chao kuo
		nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly truong dinh
		ji pang ku koo tae thae ro ryong rim`) {
		m[w] = true
	}
	return m
}()
