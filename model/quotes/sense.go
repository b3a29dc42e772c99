package quotes

import (
	"encoding/binary"

	"whosaid/model"
)

// Sense tells what kind of thing a word means, as a verb and as a noun: the topic
// (a lexicographer's file of WordNet: communication, cognition, person …) and the
// family of its commonest meaning. 0 is unknown.
type Sense struct {
	Word                               string
	Verb, VerbFamily, Noun, NounFamily uint8
}

// Topics by the numbers of WordNet's lexicographer files.
const (
	nounArtifact      = 6
	nounObject        = 17
	nounPossession    = 21
	nounSubstance     = 27
	verbCognition     = 31
	verbCommunication = 32
	verbEmotion       = 37
	verbPerception    = 39
)

// senseTable holds senses under the hashes of stems: open addressing, slots of
// eight bytes (hash, verb, its family, noun, its family), an empty one all zero.
type senseTable string

const senseSlot = 8

// newSenseTable makes the table of a list. Where words share a stem the first wins.
func newSenseTable(list []Sense) senseTable {
	size := 16
	for 3*size < 4*len(list) {
		size *= 2
	}
	t := make([]byte, size*senseSlot)
	for _, s := range list {
		h := stemHash(stem(s.Word))
		i := h & uint32(size-1)
		for {
			slot := t[i*senseSlot:][:senseSlot]
			if k := binary.LittleEndian.Uint32(slot); k == 0 || k == h {
				if k == 0 || slot[4] == 0 && s.Verb != 0 {
					binary.LittleEndian.PutUint32(slot, h)
					slot[4], slot[5] = s.Verb, s.VerbFamily
				}
				if slot[6] == 0 {
					slot[6], slot[7] = s.Noun, s.NounFamily
				}
				break
			}
			i = (i + 1) & uint32(size-1)
		}
	}
	return senseTable(t)
}

// meanings are the topics and families of a word as a verb and as a noun, 0 unknown.
type meanings struct{ verb, verbFamily, noun, nounFamily uint8 }

// look finds what the words of the stem with hash h mean.
func (t senseTable) look(h uint32) (m meanings) {
	if len(t) == 0 {
		return m
	}
	mask := uint32(len(t)/senseSlot - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		slot := t[i*senseSlot:][:senseSlot]
		k := uint32(slot[0]) | uint32(slot[1])<<8 | uint32(slot[2])<<16 | uint32(slot[3])<<24
		if k == h {
			return meanings{slot[4], slot[5], slot[6], slot[7]}
		}
		if k == 0 {
			return m
		}
	}
}

// of is what a word of a tag means: its topic and family. Nouns count from 256, so
// that they differ from verbs; 0 is neither or unknown.
func (m meanings) of(tag model.Tag) (topic uint8, family uint16) {
	switch {
	case (tag == model.TagVERB || tag == model.TagAUX) && m.verb != 0:
		return m.verb, uint16(m.verbFamily)
	case tag == model.TagNOUN && m.noun != 0:
		return m.noun, 256 + uint16(m.nounFamily)
	}
	return 0, 0
}
