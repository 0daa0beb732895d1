package bleveindex

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"

	"lacuna/internal/index"
)

// The columns file is a log of frames: length and CRC-32 of the payload, four
// bytes each, and the payload, which starts with its kind. Numbers are uvarints.
// A string is the number under which the file has it, or 0 and the string itself,
// which thereby gets the next number, from 1.
const (
	framePolicy  = 1
	frameVersion = 2
	frameRemove  = 3
	frameWords   = 4
)

var errCorrupt = fmt.Errorf("columns: %w", index.ErrDamaged)

// An encoder writes frames. Its string table goes on from what the file has.
type encoder struct {
	w       io.Writer
	buf     []byte
	numbers map[string]uint32
}

func (e *encoder) begin(kind byte) {
	e.buf = append(append(e.buf[:0], make([]byte, 8)...), kind)
}

func (e *encoder) uint(n uint32)   { e.buf = binary.AppendUvarint(e.buf, uint64(n)) }
func (e *encoder) bytes(b []byte)  { e.buf = append(e.buf, b...) }
func (e *encoder) length(list int) { e.uint(uint32(list)) }
func (e *encoder) list(l []string) { e.length(len(l)); e.strings(l) }
func (e *encoder) strings(l []string) {
	for _, s := range l {
		e.string(s)
	}
}

func (e *encoder) string(s string) {
	if n, ok := e.numbers[s]; ok {
		e.uint(n)
		return
	}
	e.numbers[s] = uint32(len(e.numbers) + 1)
	e.uint(0)
	e.literal(s)
}

func (e *encoder) literal(s string) {
	e.length(len(s))
	e.buf = append(e.buf, s...)
}

func (e *encoder) end() error {
	payload := e.buf[8:]
	binary.LittleEndian.PutUint32(e.buf, uint32(len(payload)))
	binary.LittleEndian.PutUint32(e.buf[4:], crc32.ChecksumIEEE(payload))
	_, err := e.w.Write(e.buf)
	return err
}

// A decoder reads frames from a whole file. After an error all reads give zero.
type decoder struct {
	data    []byte // the rest of the file
	frame   []byte // the rest of the payload
	strings []string
	err     error
}

// next starts on the next frame and returns its kind, 0 at the end or after an error.
func (d *decoder) next() byte {
	if d.err != nil || len(d.data) == 0 {
		return 0
	}
	if len(d.data) < 9 {
		d.fail()
		return 0
	}
	n, sum := binary.LittleEndian.Uint32(d.data), binary.LittleEndian.Uint32(d.data[4:])
	d.data = d.data[8:]
	if n == 0 || uint64(n) > uint64(len(d.data)) || crc32.ChecksumIEEE(d.data[:n]) != sum {
		d.fail()
		return 0
	}
	kind := d.data[0]
	d.frame, d.data = d.data[1:n], d.data[n:]
	return kind
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = errCorrupt
	}
	d.frame, d.data = nil, nil
}

func (d *decoder) uint() uint32 {
	n, size := binary.Uvarint(d.frame)
	if size <= 0 || n > math.MaxUint32 {
		d.fail()
		return 0
	}
	d.frame = d.frame[size:]
	return uint32(n)
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.frame) {
		d.fail()
		return nil
	}
	b := d.frame[:n]
	d.frame = d.frame[n:]
	return b
}

// length reads the length of a list, each item of which takes a byte at least.
func (d *decoder) length() int {
	n := int(d.uint())
	if n > len(d.frame) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) literal() string { return string(d.bytes(d.length())) }

// symbol reads a string and returns its number.
func (d *decoder) symbol() uint32 {
	n := d.uint()
	if n == 0 && d.err == nil {
		d.strings = append(d.strings, d.literal())
		return uint32(len(d.strings))
	}
	if n == 0 || int(n) > len(d.strings) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) string() string {
	n := d.symbol()
	if d.err != nil {
		return ""
	}
	return d.strings[n-1]
}

func (d *decoder) list() []string {
	out := make([]string, d.length())
	for i := range out {
		out[i] = d.string()
	}
	return out
}
