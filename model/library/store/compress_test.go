package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"whosaid/model/library/newsgen"
)

// BenchmarkCompress shows what blocks and the levels of frames cost and gain on
// single articles.
func BenchmarkCompress(b *testing.B) {
	w := newsgen.New(1)
	var texts [][]byte
	for i := range 64 {
		texts = append(texts, []byte(w.Text(i)))
	}
	b.Run("block", func(b *testing.B) {
		in, out := 0, 0
		for i := 0; b.Loop(); i++ {
			t := texts[i%len(texts)]
			in, out = in+len(t), out+len(squeeze(t))
			b.SetBytes(int64(len(t)))
		}
		b.ReportMetric(float64(out)/float64(in), "ratio")
	})
	for _, level := range []zstd.EncoderLevel{zstd.SpeedFastest, zstd.SpeedDefault, zstd.SpeedBetterCompression} {
		b.Run(level.String(), func(b *testing.B) {
			e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(level))
			if err != nil {
				b.Fatal(err)
			}
			in, out := 0, 0
			for i := 0; b.Loop(); i++ {
				t := texts[i%len(texts)]
				in, out = in+len(t), out+len(e.EncodeAll(t, nil))
				b.SetBytes(int64(len(t)))
			}
			b.ReportMetric(float64(out)/float64(in), "ratio")
		})
	}
}

// TestExpand reads what files of every schema hold, and finds what is torn.
func TestExpand(t *testing.T) {
	text := []byte(strings.Repeat("The harbour board met on Monday and voted. ", 40))
	for name, blob := range map[string][]byte{"frame": compress(text), "block": squeeze(text)} {
		t.Run(name, func(t *testing.T) {
			if data, err := expand(blob); err != nil || !bytes.Equal(data, text) {
				t.Fatalf("expand: %d bytes, %v", len(data), err)
			}
			for i := range blob {
				torn := bytes.Clone(blob)
				torn[i] ^= 0x10
				if data, err := expand(torn); !errors.Is(err, ErrDamaged) && !bytes.Equal(data, text) {
					t.Fatalf("byte %d changed: %d bytes, %v", i, len(data), err)
				}
				if _, err := expand(blob[:i]); !errors.Is(err, ErrDamaged) && i > 0 {
					t.Fatalf("cut at %d: %v", i, err)
				}
			}
		})
	}
	if data, err := expand(squeeze(nil)); err != nil || len(data) != 0 {
		t.Fatalf("nothing: %q, %v", data, err)
	}
}
