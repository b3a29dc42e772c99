package quotes

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"sync"

	"whosaid/model/quotes/crf"
)

// Models are the learned parts of the stage: the lexicon of cues and the sequence
// model.
type Models struct {
	cues   cueLexicon
	grades *gradeTable
	senses senseTable
	pair   *crf.Pair    // the sequence models of the first and the second reading
	ranker *crf.Chooser // which of the candidates is the speaker
	agent  *crf.Chooser // which of the sentence's phrases is the source of a report
	edges  *crf.Model   // of a region: does what is reported go on beside it, or in prose apart from it
	reader *crf.Model   // of a report: is it one, with the right source

	dictionaries sync.Pool // of *dictionary
}

// weights is what the training command wrote; WEIGHTS.md tells the data, the seed
// and the size.
//
//go:embed weights.bin
var weights string

// embedded decodes the models on first use.
var embedded = sync.OnceValue(func() *Models {
	m, err := ReadModels(weights)
	if err != nil {
		return &Models{} // patterns alone
	}
	return m
})

var errModels = errors.New("quotes: the weights are damaged; train them again")

// Bytes returns the models in the form that ReadModels reads: the lexicon (a line
// "grade word, the grade a letter" for each), the senses, the ranker, the agent, the
// edges, the reader and the pair of sequence models, each behind its length in four
// bytes, little-endian.
func (m *Models) Bytes() []byte {
	var lines []string
	for w, g := range m.cues {
		lines = append(lines, string(rune('a'+g))+w+"\n")
	}
	slices.Sort(lines)
	var out []byte
	for _, part := range [][]byte{[]byte(strings.Join(lines, "")), []byte(m.senses), m.ranker.Append(nil), m.agent.Append(nil), m.edges.Append(nil), m.reader.Append(nil), m.pair.Append(nil)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(part)))
		out = append(out, part...)
	}
	return out
}

// ReadModels reads models, keeping data.
func ReadModels(data string) (*Models, error) {
	var parts [7]string
	for i := range parts {
		if len(data) < 4 {
			return nil, errModels
		}
		n := int(binary.LittleEndian.Uint32([]byte(data[:4])))
		if n > len(data)-4 {
			return nil, errModels
		}
		parts[i], data = data[4:4+n], data[4+n:]
	}
	m := &Models{cues: make(cueLexicon, len(parts[0])/9)}
	for line := range strings.Lines(parts[0]) {
		if len(line) > 2 {
			m.cues[line[1:len(line)-1]] = line[0] - 'a'
		}
	}
	m.grades = m.cues.table()
	var errs [5]error
	m.senses = senseTable(parts[1])
	m.ranker, errs[0] = crf.ReadChooser(parts[2])
	m.agent, errs[1] = crf.ReadChooser(parts[3])
	m.edges, errs[2] = crf.Read(parts[4])
	m.reader, errs[3] = crf.Read(parts[5])
	m.pair, errs[4] = crf.ReadPair(parts[6])
	if n := len(m.senses); n&(n-1) != 0 || n > 0 && n < 2*senseSlot {
		return nil, errModels
	}
	if err := errors.Join(errs[:]...); err != nil {
		return nil, errors.Join(errModels, err)
	}
	if m.pair.First.Labels != int(labelCount) || m.pair.First.Classes != int(stepClasses) || m.pair.Second.Labels != int(labelCount) || m.pair.Second.Classes != int(stepClasses) || m.edges.Labels != 2 || m.reader.Labels != 2 {
		return nil, errModels
	}
	return m, nil
}
