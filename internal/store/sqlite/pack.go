package sqlite

import (
	"bytes"
	"compress/flate"
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

// inflate reverses deflate; size is the length of the result.
func inflate(packed []byte, size int) ([]byte, error) {
	out := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := io.Copy(out, io.LimitReader(flate.NewReader(bytes.NewReader(packed)), int64(size)+1)); err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return out.Bytes(), nil
}
