package dates

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// monthNames lists the months' names and abbreviations, January first, in the
// languages news is most often printed in. Genitives are listed where dates use
// them. Ambiguous short forms that are common words ("mar" is Spanish for sea)
// do no harm: a month counts only beside a day and a year.
const monthNames = `
january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń января январь янв січня січень يناير 1月 ocak ledna tammikuuta ianuarie
february feb februar février fevrier févr fev febrero fevereiro fev febbraio februari lutego luty февраля февраль фев лютого лютий فبراير şubat února helmikuuta februarie
march mar märz maerz mrz mars marzo março maart marca marzec марта март березня березень مارس mart března maaliskuuta martie
april apr avril avr abril abr aprile april kwietnia kwiecień апреля апрель апр квітня квітень أبريل ابريل nisan dubna huhtikuuta aprilie
may mai mayo maio maggio mag mei maja maj мая май травня травень مايو mayıs května toukokuuta
june jun juni juin junio junho giugno giu czerwca czerwiec июня июнь червня червень يونيو haziran června kesäkuuta iunie
july jul juli juillet juil julio julho luglio lug lipca lipiec июля июль липня липень يوليو temmuz července heinäkuuta iulie
august aug août aout agosto ago augustus augusti sierpnia sierpień августа август авг серпня серпень أغسطس اغسطس ağustos srpna elokuuta
september sep sept septembre septiembre setembro set settembre września wrzesień сентября сентябрь сен сент вересня вересень سبتمبر eylül září syyskuuta septembrie
october oct oktober okt octobre octubre outubro out ottobre ott października październik октября октябрь окт жовтня жовтень أكتوبر اكتوبر ekim října lokakuuta octombrie
november nov novembre noviembre novembro listopada listopad ноября ноябрь ноя листопада листопад نوفمبر kasım listopadu marraskuuta noiembrie
december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień декабря декабрь дек грудня грудень ديسمبر aralık prosince joulukuuta decembrie desember des
`

var months = sync.OnceValue(func() map[string]int {
	table := make(map[string]int, 256)
	for i, line := range strings.Split(strings.TrimSpace(monthNames), "\n") {
		for name := range strings.FieldsSeq(line) {
			if _, taken := table[name]; !taken {
				table[name] = i + 1
			}
		}
	}
	return table
})

// IsMonth reports whether a word is a month's name or abbreviation in one of the
// languages known, in any case.
func IsMonth(word string) bool { return month(word) > 0 }

// month returns 1 to 12 for a month's name in any case, 0 for another word.
func month(word string) int {
	if len(word) > 32 {
		return 0
	}
	var lower [32]byte
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return months()[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return months()[string(lower[:len(word)])]
}
