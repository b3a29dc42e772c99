package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"
)

// Size is how many bytes a part of the file takes.
type Size struct {
	Part  string `json:"part"`
	Bytes int64  `json:"bytes"`
	Rows  int64  `json:"rows,omitempty"` // 0 where they were not counted
}

// Sizes reads how much each part of the file takes, its indexes included, the
// largest first.
func (s *Store) Sizes(ctx context.Context) (all []Size, err error) {
	// A table's rows are the cells of its leaves; one without row numbers is kept as
	// an index, whose inner pages hold rows too.
	err = s.each(ctx, `SELECT m.tbl_name, sum(d.pgsize),
		sum(iif(m.type = 'table' AND (d.pagetype = 'leaf' OR d.pagetype = 'internal' AND m.sql LIKE '%WITHOUT ROWID'), d.ncell, 0))
		FROM dbstat d JOIN sqlite_schema m ON m.name = d.name GROUP BY m.tbl_name ORDER BY 2 DESC, 1`, nil, func(rows *sql.Rows) error {
		var z Size
		err := rows.Scan(&z.Part, &z.Bytes, &z.Rows)
		all = append(all, z)
		return err
	})
	return all, err
}

// FileSize is how many bytes the file and what waits to be merged into it take.
func (s *Store) FileSize() (bytes int64) {
	for _, suffix := range [...]string{"", "-wal"} {
		if info, err := os.Stat(s.path + suffix); err == nil {
			bytes += info.Size()
		}
	}
	return bytes
}

// Schema reads the file's schema version.
func (s *Store) Schema(ctx context.Context) (version int, err error) {
	err = s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
	return version, err
}

// Integrity checks the file page by page and returns what is wrong, nothing when
// all is well.
func (s *Store) Integrity(ctx context.Context) (problems []string, err error) {
	err = s.each(ctx, `PRAGMA integrity_check(50)`, nil, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			problems = append(problems, strings.ReplaceAll(line, "\n", "; "))
		}
		return err
	})
	return problems, err
}

// Reindexable reports whether all that Integrity found is that indexes do not fit
// their tables, which Repair mends.
func Reindexable(problems []string) bool {
	for _, p := range problems {
		if !strings.Contains(p, " missing from index ") && !strings.HasPrefix(p, "wrong # of entries in index ") &&
			!strings.HasPrefix(p, "non-unique entry in index ") {
			return false
		}
	}
	return true
}

// checks are what has to hold between the tables, and what brings it about
// again without loss of what cannot be made anew.
var checks = []struct {
	problem, count string
	repair         []string
}{
	{
		"articles without a text", `SELECT count(*) FROM article WHERE num NOT IN (SELECT num FROM text)`,
		[]string{`DELETE FROM article WHERE num NOT IN (SELECT num FROM text)`},
	},
	{
		"texts without an article", `SELECT count(*) FROM text WHERE num NOT IN (SELECT num FROM article)`,
		[]string{`DELETE FROM text WHERE num NOT IN (SELECT num FROM article)`},
	},
	{
		"articles without a reading",
		`SELECT count(*) FROM article WHERE made <> 0 AND (num NOT IN (SELECT num FROM reading) OR num NOT IN (SELECT num FROM woven))`,
		[]string{`UPDATE article SET made = 0 WHERE num NOT IN (SELECT num FROM reading) OR num NOT IN (SELECT num FROM woven)`},
	},
	{
		"readings without an article", `SELECT count(*) FROM reading WHERE num NOT IN (SELECT num FROM article)`,
		[]string{`DELETE FROM reading WHERE num NOT IN (SELECT num FROM article)`, `DELETE FROM woven WHERE num NOT IN (SELECT num FROM article)`},
	},
	{
		"sayings of articles that are gone", `SELECT count(*) FROM said WHERE article NOT IN (SELECT num FROM article)`,
		[]string{`DELETE FROM said WHERE article NOT IN (SELECT num FROM article)`},
	},
	{
		"relations of articles that are gone",
		`SELECT count(*) FROM relation WHERE article NOT IN (SELECT num FROM article) OR other NOT IN (SELECT num FROM article)`,
		[]string{`DELETE FROM relation WHERE article NOT IN (SELECT num FROM article) OR other NOT IN (SELECT num FROM article)`},
	},
	{
		"reprints of articles that are gone", `SELECT count(*) FROM printing WHERE of NOT IN (SELECT num FROM article)`,
		[]string{`DELETE FROM printing WHERE of NOT IN (SELECT num FROM article)`},
	},
	{
		"counts that are wrong", `SELECT count(*) FROM (SELECT 'articles' n, count(*) c FROM article
			UNION ALL SELECT 'printings', (SELECT count(*) FROM article) + (SELECT count(*) FROM printing)) t
			WHERE ifnull((SELECT value FROM meta WHERE name = t.n), 0) <> t.c`,
		[]string{`INSERT OR REPLACE INTO meta (name, value) VALUES ('articles', (SELECT count(*) FROM article)),
			('printings', (SELECT count(*) FROM article) + (SELECT count(*) FROM printing))`},
	},
}

// Check looks whether the tables fit each other and returns what does not.
func (s *Store) Check(ctx context.Context) (problems []string, err error) {
	for _, c := range checks {
		var n int
		if err := s.db.QueryRowContext(ctx, c.count).Scan(&n); err != nil {
			return problems, fmt.Errorf("library %s: %w", s.path, err)
		}
		if n > 0 {
			problems = append(problems, fmt.Sprintf("%d %s", n, c.problem))
		}
	}
	return problems, nil
}

// Repair makes the tables fit each other and indexes anew. What the reader did is
// not touched.
func (s *Store) Repair() error {
	return s.alone(func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		if err := w.do(`REINDEX`); err != nil {
			return err
		}
		for _, c := range checks {
			for _, query := range c.repair {
				if err := w.do(query); err != nil {
					return err
				}
			}
		}
		return w.count(tally{})
	})
}

// StateWithoutArticle counts the keys of articles that the reader did something
// with and that the file does not keep: no fault, for articles that were only
// read are not kept.
func (s *Store) StateWithoutArticle(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT article FROM state UNION SELECT article FROM correction
		UNION SELECT article FROM block UNION SELECT article FROM mark)
		WHERE article NOT IN (SELECT key FROM article UNION ALL SELECT key FROM printing)`).Scan(&n)
	return n, err
}

// SpoilAll marks all articles as ones to be derived anew.
func (s *Store) SpoilAll() error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).do(`UPDATE article SET made = 0`) })
}
