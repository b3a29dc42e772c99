package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// creditLabels open the credit of a picture or a post.
var creditLabels = []string{
	"photo:", "photos:", "photo by", "photos by", "photo credit", "photograph:", "photograph by", "photography by", "photo illustration", "photo courtesy", "picture:", "pictures:", "picture by", "pic:", "image:", "images:", "image by", "image credit", "image source", "credit:", "credits:", "file photo", "file image", "file picture", "source:", "video:", "video by", "illustration:", "illustration by", "graphic:", "courtesy of", "courtesy:",
	"foto:", "fotos:", "foto di", "foto de", "bild:", "bilder:", "quelle:", "bildquelle", "grafik:", "crédit", "crédits", "crédito", "créditos", "photo :", "imagen:", "fuente:", "fonte:", "ảnh:", "kuva:", "zdjęcie:", "fot.", "fotoğraf:", "imagem:", "фото:", "источник:", "джерело:", "사진=", "[사진", "사진:", "(사진", "图片来源", "写真",
}

// pictureAgencies end captions, in brackets or behind a slash or dash.
var pictureAgencies = []string{
	"getty images", "gettyimages", "afp/getty", "via getty", "shutterstock", "ap photo", "associated press", "reuters", "afp", "epa", "epa-efe", "imago", "dpa", "picture alliance", "alamy", "istock", "istockphoto", "unsplash", "pexels", "pixabay", "wikimedia commons", "wikimedia", "bloomberg", "zuma press", "sipa", "xinhua", "tass", "yonhap", "kcna", "anadolu", "nurphoto", "ntb", "scanpix", "keystone", "ansa", "efe", "pa media", "pa wire", "pa images", "aap", "file photo", "file", "archive", "screenshot", "screengrab", "supplied", "handout", "courtesy", "stock", "adobe stock", "the canadian press", "upi", "facebook", "instagram", "twitter", "youtube", "provided", "archivbild", "symbolbild", "archivfoto", "symbolfoto",
}

// isCredit reports whether a short block is a credit and nothing more, and
// whether it names a social media account.
func isCredit(s string, words int) (credit, account bool) {
	if words > 16 {
		return false, false
	}
	f := fold(s)
	f = strings.TrimLeft(f, "([—– ")
	for _, l := range creditLabels {
		if strings.HasPrefix(f, l) {
			return true, strings.Contains(f, "@") || hasPlatform(f[len(l):])
		}
	}
	if strings.HasPrefix(f, "©") || strings.HasPrefix(f, "reuters/") || strings.HasPrefix(f, "ap photo") || strings.HasPrefix(f, "via getty") {
		return true, false
	}
	return words <= 8 && endsInAgency(f, false), false
}

// hasPlatform reports whether a credit names a social platform first.
func hasPlatform(f string) bool {
	f = strings.TrimSpace(f)
	for _, p := range []string{"twitter", "x /", "telegram", "facebook", "instagram", "tiktok", "weibo", "truth social", "bluesky", "mastodon"} {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	return false
}

// captionMarks and slashMarks set a caption's credit off inside its line.
var (
	captionMarks = []string{"picture: ", "photo: ", "photograph: ", "pic: ", "image: ", "images: ", "credit: ", "foto: ", "bild: ", "quelle: ", "photo credits: ", " photo by ", " photograph by ", " picture by ", " photo credit", " image credit", " crédit photo", " (photo", " (foto", "(image:", "(credit:", " фото: ", " © "}
	slashMarks   = []string{"reuters/", "ap photo/", "/afp", "/getty images", "via getty", "/reuters", "/epa"}
)

// mayBeCaption reports whether a block holds a sign that a caption's credit, or
// the caption itself, is written with.
func (p *piece) mayBeCaption() bool {
	return p.hints&(hintColon|hintOpen|hintSlash|hintCopyright) != 0 || p.traits&traitPicture != 0
}

// isCaption reports whether a block is a caption by the credit inside it: a
// picture agency in brackets or behind a label at its end.
func isCaption(s string, words int) bool {
	if words < 3 || words > 110 {
		return false
	}
	whole := s
	if from := len(s) - captionTail; from > 0 {
		for !utf8.RuneStart(s[from]) {
			from++
		}
		s = s[from:]
	}
	f := fold(s)
	if endsInAgency(f, true) {
		return true
	}
	for _, l := range captionMarks {
		i := strings.LastIndex(f, l)
		if i > 0 && len(f)-i < 90 && !strings.Contains(strings.TrimRight(f[i+len(l):], ". )"), ". ") && strings.Count(f[i:], " ") <= 9 {
			return true
		}
	}
	for _, l := range slashMarks {
		if i := strings.LastIndex(f, l); i > 0 && strings.Count(f[i:], " ") <= 3 && len(f)-i < 50 {
			return true
		}
	}
	if strings.Contains(f, "photo taken ") || strings.Contains(f, "is pictured ") {
		return true
	}
	head := fold(whole[:runeFloor(whole, 20)])
	return strings.HasPrefix(head, "pictured:") || strings.HasPrefix(head, "file photo") || strings.HasPrefix(head, "a file photo") || strings.HasPrefix(head, "(from left")
}

// captionTail is how many bytes at a block's end its credit is looked for in.
const captionTail = 160

// endsInAgency reports whether folded text ends in a picture agency's name;
// bracketed asks for the brackets or bars that set a credit off.
func endsInAgency(f string, bracketed bool) bool {
	end := strings.TrimRight(f, ". ")
	if bracketed {
		open := strings.LastIndexByte(end, '(')
		if open <= 0 || !strings.HasSuffix(end, ")") || len(end)-open > 90 {
			return false
		}
		inside := strings.Trim(end[open:], "()[] .")
		for _, a := range pictureAgencies {
			if hasWords(inside, a) && !(inside == a && isAgency(a)) {
				return len(a) > 3 || len(inside) < 24
			}
		}
		return false
	}
	for _, a := range pictureAgencies {
		if len(a) >= 3 && strings.HasSuffix(end, a) && (len(end) == len(a) || !unicode.IsLetter(rune(end[len(end)-len(a)-1]))) && strings.ContainsAny(end, "/|©") {
			return true
		}
	}
	return false
}

// isSigned reports whether a block ends in an agency's name alone in brackets.
func isSigned(s string) bool {
	s = strings.TrimRight(s, ". ")
	open := strings.LastIndexByte(s, '(')
	return open > 0 && strings.HasSuffix(s, ")") && len(s)-open < 24 && isAgency(s[open+1:len(s)-1])
}

// hasWords reports whether phrase stands in text at word borders.
func hasWords(text, phrase string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return false
		}
		i += at
		end := i + len(phrase)
		if (i == 0 || !isASCIILetter(text[i-1])) && (end == len(text) || !isASCIILetter(text[end])) {
			return true
		}
		at = i + 1
	}
}

func isASCIILetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
