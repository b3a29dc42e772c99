package people

import (
	"strings"
	"sync"
)

// cognates lists given names that newsrooms swap when they write one person's
// name from another language, a group a line.
const cognates = `alexander alexandre aleksandr aleksander oleksandr aliaksandr alexandros alyaksandr oleksander aleksandar iskander
alexei aleksey alexey aleksei oleksiy oleksii alyaksei alexis
andrew andrei andrey andriy andrii andrej andrzej andreas
anthony anton antonis andonis antonio antoni antony
basil vasily vassily vasyl vasil vasilis
catherine ekaterina yekaterina kateryna katerina katarzyna
constantine konstantin kostiantyn konstantinos kostyantyn
daniel danylo daniil danilo
david davit dawid daud
dmitry dmitri dmitriy dmytro dzmitry dimitri dimitrios dimitris
elena olena yelena helen helena eleni alena
elias ilya illia illya elijah ilias
eugene evgeny yevgeny yevgeni evgeni yevhen yevhenii
euclid efklidis
george georgy georgi heorhiy heorhii giorgi georgios yuri yuriy yurii
gregory grigory hryhoriy hryhorii grigori
helen eleni
igor ihor
isaac yitzhak itzhak isaak yitzchak
jacob yakov yaakov yakiv jakub
john ivan ioannis yannis jan johann ian
joseph iosif yosef yosyp jozef yusuf youssef josef
julia yulia yuliya iuliia julija
kirill kyrylo kiril cyril
leo lev leon
luke luka lukas loukas
mark marko markos marc
mary maria mariya maryia marie
matthew matvei matviy matteo
michael mikhail mykhailo mykhaylo mikhailo mikheil michel michail mihail mikhael michal
moses moshe musa moussa
natalia natalya nataliia nataliya natallia
nicholas nikolai nikolay mykola nikolaos nikos nicos mikalai nikola nicolas
nikita mykyta
olga olha volha
paul pavel pavlo pavlos paulo
peter pyotr petr petro petros pedro pierre
philip filip filipp pylyp philippos
roman ramon
sergei sergey serhiy serhii sergiy siarhei serge
simon semyon semen shimon
sophia sofia sofiya
stephen stepan stefan stephanos
svetlana svitlana sviatlana
theodore fyodor fedir fedor theodoros
thomas toma foma
timothy timofey tymofiy
victor viktor viktar wiktor
vladimir volodymyr uladzimir wladimir vladymyr
vladislav vladyslav
vyacheslav viacheslav viatcheslav
yevgenia evgenia yevheniia
zinaida zinayida
mohammed mohammad muhammad mohamed mohamad mahomet mehmet mohamet muhammed
ahmed ahmad ahmet achmed
abraham ibrahim ebrahim avraham
hussein hossein hussain husayn hossain huseyin
hassan hasan hassane
yasser yasir
khaled khalid chaled
omar umar omer
osama usama
ali aly
yusuf yousef yousuf yossef
fatima fatemeh fatma
mahmoud mahmud mehmood
mustafa mostafa moustapha
saad sa'ad
said saeed sayyid
abdallah abdullah abdulla`

var cognateGroups = sync.OnceValue(func() map[string][]int {
	m := map[string][]int{}
	n := 0
	for line := range strings.Lines(cognates) {
		for w := range strings.FieldsSeq(line) {
			m[w] = append(m[w], n)
		}
		n++
	}
	return m
})

// cognate reports whether a and b are one given name in two languages.
func cognate(a, b string) bool {
	for _, x := range cognateGroups()[a] {
		for _, y := range cognateGroups()[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}
