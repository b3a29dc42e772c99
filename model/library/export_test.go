package library

import (
	"database/sql"
	"testing"
)

// AddressOf is the hash that an article of this key is found by.
func AddressOf(key string) int64 { return addressOf(key) }

// Outdate makes a library look as if an older program had derived everything.
func Outdate(t *testing.T, path string) {
	t.Helper()
	alter(t, path, `UPDATE article SET made = 12345`, `DELETE FROM relation`, `UPDATE reading SET data = x'00'`, `UPDATE woven SET links = x'00'`)
}

// Damage tears what can be made anew.
func Damage(t *testing.T, path string) {
	t.Helper()
	alter(t, path, `UPDATE reading SET data = x'0102' WHERE num = 1`, `DELETE FROM woven WHERE num = 2`, `DELETE FROM said`,
		`UPDATE segment SET data = x'00'`, `INSERT INTO text VALUES (999, x'00')`)
}

func alter(t *testing.T, path string, queries ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range queries {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}
