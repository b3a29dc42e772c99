package people

import (
	"strings"
	"sync"
)

// nicknames lists given names that stand for one another in English, a group a
// line.
const nicknames = `william bill billy will willie
robert bob bobby rob robbie
richard rick dick rich ricky
james jim jimmy jamie
john jack johnny jon
joseph joe joey
thomas tom tommy
michael mike mick mickey
edward ed eddie ted teddy ned
theodore ted teddy
charles charlie chuck
christopher chris
daniel dan danny
david dave
donald don donnie
andrew andy drew
anthony tony
benjamin ben benny
bernard bernie
kenneth ken kenny
lawrence larry
leonard len lenny
matthew matt
nathaniel nate nathan
nicholas nick
patrick pat
peter pete
philip phil
raymond ray
ronald ron ronnie
randall randy
samuel sam sammy
samantha sam
stephen steve steven
timothy tim
walter walt
gerald jerry gerry
gregory greg
jeffrey jeff geoffrey geoff
frederick fred freddie
francis frank
alexander alex sasha
albert al bert
alan al
alfred al fred
vincent vince
victor vic
zachary zach
joshua josh
jonathan jon
douglas doug
eugene gene
harold harry hal
henry hank harry
martin marty
mitchell mitch
newton newt
rodney rod
rudolph rudy
russell russ
stanley stan
terrence terry
elizabeth liz beth betty betsy lizzie eliza
margaret maggie meg peggy margie
katherine kate kathy katie kathryn cathy
catherine cathy kate katie
susan sue susie
deborah debbie deb
barbara barb
jennifer jen jenny
jessica jess
patricia pat patty trish tricia
rebecca becky
victoria vicky vicki
christine chris christy
christina chris tina
cynthia cindy
judith judy
kimberly kim
pamela pam
sandra sandy
theresa terry tess
virginia ginny
dorothy dot
abigail abby
amanda mandy
jacqueline jackie
ashton ash
jacob jake jack
elisabeth lisa liz
bradley brad
clinton clint
clifford cliff
edmund ed eddie
norman norm
preston pres
roderick rod
sidney sid
tobias toby
abraham abe
isabella bella
veronica ronnie
alexandra alex sandra
annette ann anne
candice candy
gwendolyn gwen
joanna jo
kristen kris
louise lou
madeleine maddie
melanie mel
melissa mel missy
nancy nan
penelope penny
philippa pippa
rosemary rose
stephanie steph
suzanne sue`

// nickGroups maps a given name to the groups it belongs to.
var nickGroups = sync.OnceValue(func() map[string][]int {
	m := map[string][]int{}
	n := 0
	for line := range strings.Lines(nicknames) {
		for w := range strings.FieldsSeq(line) {
			m[w] = append(m[w], n)
		}
		n++
	}
	return m
})

// nicknamed reports whether a and b are forms of one given name.
func nicknamed(a, b string) bool {
	for _, x := range nickGroups()[a] {
		for _, y := range nickGroups()[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}
