package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrCut is wrapped by Open's error for a library whose file was cut off.
var ErrCut = errors.New("the file is cut off")

// code is SQLite's primary result code of an error, 0 when it has none.
func code(err error) int {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return 0
	}
	return failure.Code() & 0xff
}

// corrupt reports an error of a file that is damaged, or is no database at all.
func corrupt(err error) bool {
	c := code(err)
	return c == sqlite3.SQLITE_CORRUPT || c == sqlite3.SQLITE_NOTADB
}

// Damaged reports whether an error says that the file is damaged, or is so to a
// degree that it may not be told from one that is no library.
func Damaged(err error) bool { return errors.Is(err, ErrCut) || corrupt(err) }

// full reports an error of a disk that has no room.
func full(err error) bool { return code(err) == sqlite3.SQLITE_FULL }

// whole compares the file's size with what its header says (SQLite's file format,
// §1.3.7): SQLite itself notices only when it comes to a page that is missing.
func whole(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil // whether it can be opened is seen when it is
	}
	defer f.Close() //nolint:errcheck // nothing was written
	var header [100]byte
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil // as above
	}
	if _, err := io.ReadFull(f, header[:]); err != nil || string(header[:16]) != "SQLite format 3\x00" {
		return nil // it is empty, or SQLite says what it is
	}
	if counter := binary.BigEndian.Uint32(header[24:]); counter != binary.BigEndian.Uint32(header[92:]) {
		return nil // the size in the header is not kept up
	}
	size := int64(binary.BigEndian.Uint16(header[16:]))
	if size == 1 {
		size = 1 << 16
	}
	want := size * int64(binary.BigEndian.Uint32(header[28:]))
	if want <= info.Size() {
		return nil
	}
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return nil // the pages may stand there
	}
	return fmt.Errorf("%w: it has %d bytes of %d", ErrCut, info.Size(), want)
}
