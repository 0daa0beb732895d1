package sqlite

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"sync"
)

// A compressor weighs over a megabyte, so they are kept.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// deflate compresses data.
func deflate(data []byte) []byte {
	var b bytes.Buffer
	w := compressors.Get().(*flate.Writer)
	defer compressors.Put(w)
	w.Reset(&b)
	// Writing to a bytes.Buffer cannot fail.
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// inflate reverses deflate; size is a guess of the result's length.
func inflate(packed []byte, size int) ([]byte, error) {
	out := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := io.Copy(out, flate.NewReader(bytes.NewReader(packed))); err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return out.Bytes(), nil
}

func packJSON(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return deflate(b), nil
}

func unpackJSON(packed []byte, v any) error {
	b, err := inflate(packed, 8*len(packed))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}
