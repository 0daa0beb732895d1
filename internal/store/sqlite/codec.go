package sqlite

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"

	"lacuna/internal/store"
)

// A codec packs values of one type into few bytes and back, ten times faster
// than JSON. Structs are their fields in order, numbers varints, a string is its
// number or, where it comes first, 0 and its bytes; nil and empty lists stay
// apart. What has a JSON form of its own is kept in that. The bytes start with
// the layout of the type: a program whose type differs does not misread them.
type codec[T any] struct {
	layout [8]byte
	part   part
}

// A part packs and unpacks one type.
type part struct {
	pack   func(*packer, reflect.Value)
	unpack func(*unpacker, reflect.Value)
}

func newCodec[T any]() *codec[T] {
	t := reflect.TypeFor[T]()
	var layout strings.Builder
	c := &codec[T]{part: partOf(t, &layout)}
	sum := sha256.Sum256([]byte(layout.String()))
	copy(c.layout[:], sum[:])
	return c
}

func (c *codec[T]) pack(v *T) ([]byte, error) {
	p := &packer{numbers: map[string]uint64{}, buf: slices.Clone(c.layout[:])}
	c.part.pack(p, reflect.ValueOf(v).Elem())
	return p.buf, p.err
}

func (c *codec[T]) unpack(data []byte, v *T) error {
	if len(data) < len(c.layout) || [8]byte(data) != c.layout {
		return store.ErrOutdated
	}
	u := &unpacker{data: data[len(c.layout):]}
	c.part.unpack(u, reflect.ValueOf(v).Elem())
	if u.err == nil && len(u.data) > 0 {
		u.fail()
	}
	return u.err
}

type packer struct {
	buf     []byte
	numbers map[string]uint64
	err     error
}

func (p *packer) uint(n uint64) { p.buf = binary.AppendUvarint(p.buf, n) }

func (p *packer) string(s string) {
	if n, ok := p.numbers[s]; ok {
		p.uint(n)
		return
	}
	p.numbers[s] = uint64(len(p.numbers) + 1)
	p.uint(0)
	p.uint(uint64(len(s)))
	p.buf = append(p.buf, s...)
}

var errDamaged = errors.New("packed data are damaged")

// An unpacker gives zero values after an error.
type unpacker struct {
	data    []byte
	strings []string
	err     error
}

func (u *unpacker) fail() { u.data, u.err = nil, errDamaged }

func (u *unpacker) uint() uint64 {
	n, size := binary.Uvarint(u.data)
	if size <= 0 {
		u.fail()
		return 0
	}
	u.data = u.data[size:]
	return n
}

func (u *unpacker) bytes(n uint64) []byte {
	if n > uint64(len(u.data)) {
		u.fail()
		return nil
	}
	b := u.data[:n]
	u.data = u.data[n:]
	return b
}

func (u *unpacker) string() string {
	n := u.uint()
	if n == 0 && u.err == nil {
		s := string(u.bytes(u.uint()))
		u.strings = append(u.strings, s)
		return s
	}
	if n == 0 || n > uint64(len(u.strings)) {
		u.fail()
		return ""
	}
	return u.strings[n-1]
}

// length reads the length of a list plus one, 0 being nil. Each item takes a
// byte at least, except in a list of empty structs, which there are none of.
func (u *unpacker) length() (n int, null bool) {
	l := u.uint()
	if l > uint64(len(u.data))+1 {
		u.fail()
	}
	if l == 0 || u.err != nil {
		return 0, true
	}
	return int(l - 1), false
}

// partOf returns the part for a type and writes its layout.
func partOf(t reflect.Type, layout *strings.Builder) part {
	if reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		fmt.Fprintf(layout, "json %s;", t)
		return jsonPart
	}
	fmt.Fprintf(layout, "%s;", t.Kind())
	switch t.Kind() {
	case reflect.String:
		return stringPart
	case reflect.Bool:
		return boolPart
	case reflect.Int:
		return intPart
	case reflect.Float64:
		return floatPart
	case reflect.Struct:
		return structPart(t, layout)
	case reflect.Slice:
		return slicePart(t, layout)
	case reflect.Map:
		return mapPart(t, layout)
	case reflect.Pointer:
		return pointerPart(t, layout)
	}
	panic(fmt.Sprintf("no way to pack %s", t)) // a new kind of field: the first test fails
}

var stringPart = part{
	func(p *packer, v reflect.Value) { p.string(v.String()) },
	func(u *unpacker, v reflect.Value) { v.SetString(u.string()) },
}

var boolPart = part{
	func(p *packer, v reflect.Value) {
		if v.Bool() {
			p.uint(1)
		} else {
			p.uint(0)
		}
	},
	func(u *unpacker, v reflect.Value) { v.SetBool(u.uint() == 1) },
}

var intPart = part{
	func(p *packer, v reflect.Value) { p.buf = binary.AppendVarint(p.buf, v.Int()) },
	func(u *unpacker, v reflect.Value) {
		n, size := binary.Varint(u.data)
		if size <= 0 {
			u.fail()
			return
		}
		u.data = u.data[size:]
		v.SetInt(n)
	},
}

var floatPart = part{
	func(p *packer, v reflect.Value) {
		p.buf = binary.LittleEndian.AppendUint64(p.buf, math.Float64bits(v.Float()))
	},
	func(u *unpacker, v reflect.Value) {
		if b := u.bytes(8); b != nil {
			v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
	},
}

var jsonPart = part{
	func(p *packer, v reflect.Value) {
		b, err := json.Marshal(v.Interface())
		p.err = errors.Join(p.err, err)
		p.uint(uint64(len(b)))
		p.buf = append(p.buf, b...)
	},
	func(u *unpacker, v reflect.Value) {
		if b := u.bytes(u.uint()); u.err == nil {
			u.err = json.Unmarshal(b, v.Addr().Interface())
		}
	},
}

func structPart(t reflect.Type, layout *strings.Builder) part {
	parts := make([]part, t.NumField())
	for i := range parts {
		fmt.Fprintf(layout, "%s ", t.Field(i).Name)
		parts[i] = partOf(t.Field(i).Type, layout)
	}
	layout.WriteString("end;")
	return part{
		func(p *packer, v reflect.Value) {
			for i := range parts {
				parts[i].pack(p, v.Field(i))
			}
		},
		func(u *unpacker, v reflect.Value) {
			for i := range parts {
				parts[i].unpack(u, v.Field(i))
			}
		},
	}
}

func slicePart(t reflect.Type, layout *strings.Builder) part {
	item := partOf(t.Elem(), layout)
	return part{
		func(p *packer, v reflect.Value) {
			if v.IsNil() {
				p.uint(0)
				return
			}
			p.uint(uint64(v.Len()) + 1)
			for i := range v.Len() {
				item.pack(p, v.Index(i))
			}
		},
		func(u *unpacker, v reflect.Value) {
			n, null := u.length()
			if null {
				return
			}
			v.Set(reflect.MakeSlice(t, n, n))
			for i := range n {
				item.unpack(u, v.Index(i))
			}
		},
	}
}

// mapPart packs maps with string keys, sorted.
func mapPart(t reflect.Type, layout *strings.Builder) part {
	item := partOf(t.Elem(), layout)
	return part{
		func(p *packer, v reflect.Value) {
			if v.IsNil() {
				p.uint(0)
				return
			}
			p.uint(uint64(v.Len()) + 1)
			keys := map[string]reflect.Value{}
			for _, k := range v.MapKeys() {
				keys[k.String()] = k
			}
			for _, k := range slices.Sorted(maps.Keys(keys)) {
				p.string(k)
				item.pack(p, v.MapIndex(keys[k]))
			}
		},
		func(u *unpacker, v reflect.Value) {
			n, null := u.length()
			if null {
				return
			}
			v.Set(reflect.MakeMapWithSize(t, n))
			for range n {
				key := reflect.ValueOf(u.string()).Convert(t.Key())
				value := reflect.New(t.Elem()).Elem()
				item.unpack(u, value)
				v.SetMapIndex(key, value)
			}
		},
	}
}

func pointerPart(t reflect.Type, layout *strings.Builder) part {
	to := partOf(t.Elem(), layout)
	return part{
		func(p *packer, v reflect.Value) {
			if v.IsNil() {
				p.uint(0)
				return
			}
			p.uint(1)
			to.pack(p, v.Elem())
		},
		func(u *unpacker, v reflect.Value) {
			if u.uint() == 1 {
				v.Set(reflect.New(t.Elem()))
				to.unpack(u, v.Elem())
			}
		},
	}
}
