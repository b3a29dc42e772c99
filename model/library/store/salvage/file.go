package salvage

import (
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// File is a damaged database. It is safe for one goroutine.
type File struct {
	r        io.ReaderAt
	size     int64
	page     int // bytes of a page
	usable   int // of them, without what is reserved at a page's end
	pages    uint32
	headless bool // the first 100 bytes are lost
	buf      []byte
	seen     map[uint32]bool // pages that were read as part of a tree, or hold nothing
}

// ErrNoDatabase says that a file has no page of a database.
var ErrNoDatabase = errors.New("no page of a database was found")

const (
	headerSize = 100
	magic      = "SQLite format 3\x00"
	leastPage  = 512
	mostPage   = 65536
)

// Open looks at a file of size bytes. usual is the size of pages, in bytes, that is
// tried first where the header is lost.
func Open(r io.ReaderAt, size int64, usual int) (*File, error) {
	f := &File{r: r, size: size, seen: map[uint32]bool{}}
	var head [headerSize]byte
	_, err := r.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	f.page, f.usable = sizes(head[:])
	if f.headless = f.page == 0; f.headless {
		if f.page = f.guess(usual); f.page == 0 {
			return nil, ErrNoDatabase
		}
		f.usable = f.page
	}
	f.pages = uint32(min((size+int64(f.page)-1)/int64(f.page), 1<<32-2))
	f.buf = make([]byte, f.page)
	if !f.headless {
		f.skipFree(binary.BigEndian.Uint32(head[32:]))
	}
	return f, nil
}

// sizes are a page's bytes and how many of them are used, 0 where the header does
// not say.
func sizes(head []byte) (page, usable int) {
	if string(head[:len(magic)]) != magic {
		return 0, 0
	}
	page = int(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = mostPage
	}
	usable = page - int(head[20])
	if page < leastPage || page > mostPage || page&(page-1) != 0 || usable < 480 {
		return 0, 0
	}
	return page, usable
}

// guess is the size for which the greatest part of the first pages look like those
// of trees: their entries begin at a page's end.
func (f *File) guess(usual int) (best int) {
	most := 0.0
	for _, size := range append([]int{usual}, 16384, 4096, 1024, 2048, 8192, 32768, 65536, 512) {
		f.page, f.usable, f.pages = size, size, uint32(min(f.size/int64(size)+1, 1<<32-2))
		f.buf = make([]byte, size)
		n, looked := 0, min(f.pages, 64)
		for p := uint32(2); p <= looked; p++ {
			if b := f.read(p); b != nil {
				if t, ok := f.tree(p, b); ok && len(t.cells) > 0 && slices.Max(t.cells) >= size/2 {
					n++
				}
			}
		}
		if part := float64(n) / float64(max(looked, 2)-1); part > most {
			most, best = part, size
		}
	}
	return best
}

// read returns a page, nil where the file has none; it holds until the next call.
// A page that is cut off ends in zeros.
func (f *File) read(n uint32) []byte {
	if n == 0 || n > f.pages {
		return nil
	}
	clear(f.buf)
	got, err := f.r.ReadAt(f.buf, int64(n-1)*int64(f.page))
	if got == 0 && err != nil {
		return nil
	}
	return f.buf
}

// skipFree passes over the pages that hold nothing any more: what stands there was
// deleted.
func (f *File) skipFree(trunk uint32) {
	for n := uint32(0); trunk != 0 && n < f.pages && !f.seen[trunk]; n++ {
		b := f.read(trunk)
		if b == nil {
			return
		}
		f.seen[trunk] = true
		count := int(binary.BigEndian.Uint32(b[4:]))
		if count > f.usable/4-2 {
			return
		}
		for i := range count {
			f.seen[binary.BigEndian.Uint32(b[8+4*i:])] = true
		}
		trunk = binary.BigEndian.Uint32(b)
	}
}
