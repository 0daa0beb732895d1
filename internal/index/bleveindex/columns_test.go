package bleveindex

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"lacuna/internal/index"
	"lacuna/internal/policy"
)

// columnsOf encodes a policy with two versions, one of which is taken out again.
func columnsOf(t testing.TB) []byte {
	var b bytes.Buffer
	e := &encoder{w: &b, numbers: map[string]uint32{}}
	texts := map[string]uint32{}
	number := func(text string) (uint32, *newText) {
		if n, ok := texts[text]; ok {
			return n, nil
		}
		texts[text] = uint32(len(texts))
		t := newTextOf(text)
		t.number = texts[text]
		return t.number, t
	}
	version := func(id, text string) index.Version {
		a := &policy.Analysis{Version: policy.Version{ID: id, Language: "en"}}
		a.Text = text
		a.Clauses = []policy.Clause{{Kind: policy.Item, Span: policy.Span{End: len(text)}, Heading: []string{"A", "B"}, Audience: []string{"kids"}}}
		a.Labels = []policy.Label{{Leaf: "a.b", Polarity: policy.Denied}, {Leaf: "a.a", Polarity: policy.Affirmed}, {Leaf: "a.a", Polarity: policy.Affirmed}}
		return index.Version{Policy: "p", Analysis: a}
	}
	for _, err := range []error{
		e.policy(index.Policy{ID: "p", Latest: "v2"}),
		e.version(version("v1", "one text"), number),
		e.version(version("v2", "one text"), number),
		e.remove("v1"),
		e.words([]string{"sharing", "happy", "e.g"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestColumns(t *testing.T) {
	c, err := readColumns(columnsOf(t))
	if err != nil {
		t.Fatal(err)
	}
	if c.live.count() != 1 || c.latest.count() != 1 || len(c.owner) != 2 || len(c.length) != 1 || c.length[0] != 2 {
		t.Errorf("columns of two versions with one text: %+v", c)
	}
	var labels []string
	for _, l := range c.labels.at(1) {
		leaf, p := unpackLabel(l)
		labels = append(labels, c.symbol(leaf)+" "+string(p))
	}
	if len(labels) != 2 || labels[0] != "a.a affirmed" || labels[1] != "a.b denied" {
		t.Errorf("labels %q", labels)
	}
}

func TestWords(t *testing.T) {
	c, err := readColumns(columnsOf(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := c.eachWord(func(word, stem string) { got = append(got, word+"/"+stem) }); err != nil {
		t.Fatal(err)
	}
	if want := "[sharing/share happy/happi e.g/e.g]"; fmt.Sprint(got) != want {
		t.Errorf("words %v, want %s", got, want)
	}
}

// TestDamage flips every byte of a columns file and cuts it everywhere: the damage is noticed.
func TestDamage(t *testing.T) {
	whole := columnsOf(t)
	for i := range whole {
		bad := bytes.Clone(whole)
		bad[i] ^= 0x41
		if _, err := readColumns(bad); !errors.Is(err, errCorrupt) {
			t.Errorf("byte %d changed: %v", i, err)
		}
	}
	frames := 0
	for i := range whole {
		if _, err := readColumns(whole[:i]); err == nil {
			frames++ // cut between two frames
		}
	}
	if frames > 5 {
		t.Errorf("%d cuts go unnoticed, want at most one a frame", frames)
	}
}

// FuzzColumns gives the decoder frames with a right sum and any content.
func FuzzColumns(f *testing.F) {
	f.Add(columnsOf(f)[8:])
	f.Fuzz(func(t *testing.T, payload []byte) {
		var b bytes.Buffer
		e := &encoder{w: &b, numbers: map[string]uint32{}}
		if len(payload) == 0 {
			return
		}
		e.begin(payload[0])
		e.bytes(payload[1:])
		if err := e.end(); err != nil {
			t.Fatal(err)
		}
		c, err := readColumns(append(columnsOf(t), b.Bytes()...))
		if err != nil {
			return
		}
		if len(c.text) != len(c.owner) || len(c.labels.ends) != len(c.owner) || len(c.rank) != len(c.versions) {
			t.Fatalf("columns of different length from %q", payload)
		}
		_ = c.eachWord(func(string, string) {})
	})
}
