package sqlite

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// fill sets every field below v to a value that is not zero, each another.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(rune('a' + *n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(*n) - 50)
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[policy.Fact]() {
			v.Set(reflect.ValueOf(policy.Fact{Kind: "age", Clause: 3, Value: policy.Age{Years: *n}}))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(key, n)
			fill(value, n)
			v.SetMapIndex(key, value)
		}
	}
}

func filled[T any]() *T {
	v, n := new(T), 0
	fill(reflect.ValueOf(v).Elem(), &n)
	return v
}

// TestCodec packs values with every field set, with none, and with empty lists.
func TestCodec(t *testing.T) {
	c := newCodec[policy.Analysis]()
	empty := &policy.Analysis{Labels: []policy.Label{}, Facts: []policy.Fact{}}
	for _, a := range []*policy.Analysis{filled[policy.Analysis](), {}, empty} {
		roundTrip(t, c, a)
	}
	rows := newCodec[profileRow]()
	for _, r := range []*profileRow{filled[profileRow](), {}} {
		roundTrip(t, rows, r)
	}
}

func roundTrip[T any](t *testing.T, c *codec[T], v *T) {
	t.Helper()
	packed, err := c.pack(v)
	if err != nil {
		t.Fatal(err)
	}
	again, err := c.pack(v)
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("packed twice, %v, the bytes differ", err)
	}
	got := new(T)
	if err := c.unpack(packed, got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(v, got); d != "" {
		t.Errorf("-packed +unpacked\n%s", d)
	}
	for i := range packed {
		if err := c.unpack(packed[:i], new(T)); err == nil {
			t.Errorf("cut to %d of %d bytes it is unpacked", i, len(packed))
		}
	}
}

func TestLayout(t *testing.T) {
	packed, err := newCodec[struct{ A, B int }]().pack(&struct{ A, B int }{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := newCodec[struct{ B, A int }]().unpack(packed, &struct{ B, A int }{}); !errors.Is(err, store.ErrOutdated) {
		t.Errorf("a type with other fields: %v, want store.ErrOutdated", err)
	}
}

func FuzzCodec(f *testing.F) {
	c := newCodec[policy.Analysis]()
	packed, err := c.pack(filled[policy.Analysis]())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed[8:])
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = c.unpack(append(bytes.Clone(c.layout[:]), data...), new(policy.Analysis))
	})
}

func BenchmarkCodec(b *testing.B) {
	c := newCodec[policy.Analysis]()
	a := filled[policy.Analysis]()
	for range 150 { // some 300 clauses and labels
		a.Clauses = append(a.Clauses, a.Clauses[:2]...)
		a.Labels = append(a.Labels, a.Labels[:2]...)
	}
	packed, err := c.pack(a)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("pack", func(b *testing.B) {
		for b.Loop() {
			if _, err := c.pack(a); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unpack", func(b *testing.B) {
		b.SetBytes(int64(len(packed)))
		for b.Loop() {
			if err := c.unpack(packed, new(policy.Analysis)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
