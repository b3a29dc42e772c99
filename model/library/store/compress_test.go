package store

import (
	"testing"

	"github.com/klauspost/compress/zstd"

	"whosaid/model/library/newsgen"
)

// BenchmarkCompress shows what the levels cost and gain on single articles.
func BenchmarkCompress(b *testing.B) {
	w := newsgen.New(1)
	var texts [][]byte
	for i := range 64 {
		texts = append(texts, []byte(w.Text(i)))
	}
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
