package store

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Backup writes all of the library into a new file, as it is at this moment,
// while others read and write. The file appears only when it is whole.
func (s *Store) Backup(ctx context.Context, path string) (err error) {
	fail := func(err error) error { return fmt.Errorf("backup to %s: %w", path, err) }
	if _, err := os.Lstat(path); err == nil {
		return fail(errors.New("the file exists; name a new one"))
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fail(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreMissing(os.Remove(part)))
		}
	}()
	db, err := connect(s.path, "") // the readers' connections write nothing, not even elsewhere
	if err != nil {
		return fail(err)
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, part)
	if err := errors.Join(err, db.Close()); err != nil {
		return fail(err)
	}
	f, err := os.Open(part)
	if err != nil {
		return fail(err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fail(err)
	}
	if err := os.Link(part, path); err != nil { // unlike Rename it does not take the place of a file that came meanwhile
		if errors.Is(err, os.ErrExist) {
			return fail(errors.New("the file exists; name a new one"))
		}
		if err := os.Rename(part, path); err != nil { // a file system without links
			return fail(err)
		}
		return nil
	}
	return os.Remove(part)
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
