package sheet

import (
	"encoding/json"
	"io"
	"iter"
)

// writeJSON writes one object a row.
func writeJSON(w io.Writer, rows iter.Seq[*Row]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for row := range rows {
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	return nil
}
