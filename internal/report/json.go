// Package report writes results for people and for programs: text for a
// terminal, JSON lines, CSV. It computes nothing: what it shows is in the value
// it is given.
package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// JSON writes v compactly on one line. Quotes of policies stay readable: "&", "<"
// and ">" are not escaped.
func JSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
