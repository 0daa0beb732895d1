package bleveindex

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sort"

	"lacuna/internal/index"
)

// Check compares what the index holds of a version with what it would be given
// for v, row by row, and looks up each text in bleve.
func (x *Index) Check(_ context.Context, v index.Version) error {
	g, err := x.acquire()
	if err != nil {
		return err
	}
	defer g.release()
	have, ok := g.cols.at[v.Analysis.Version.ID]
	if !ok {
		return index.ErrNotIndexed
	}
	want, err := columnsFor(v)
	if err != nil {
		return err
	}
	was, is := &want.versions[0], &g.cols.versions[have]
	if was.stamp != is.stamp || g.cols.policies[is.policy].ID != v.Policy {
		return fmt.Errorf("made from another state: stamp %s of policy %s", is.stamp, g.cols.policies[is.policy].ID)
	}
	if !was.equal(is) {
		return fmt.Errorf("described otherwise")
	}
	for row := range was.to {
		if err := g.checkRow(is.from+row, want, row); err != nil {
			return fmt.Errorf("clause %d: %w", row, err)
		}
	}
	return nil
}

// columnsFor makes columns of one version alone.
func columnsFor(v index.Version) (*columns, error) {
	var b bytes.Buffer
	e := &encoder{w: &b, numbers: map[string]uint32{}}
	if err := e.policy(index.Policy{ID: v.Policy}); err != nil {
		return nil, err
	}
	texts := map[textHash]uint32{}
	err := e.version(v, func(text string) (uint32, *newText) {
		t := newTextOf(text)
		n, ok := texts[t.hash]
		if ok {
			return n, nil
		}
		t.number = uint32(len(texts))
		texts[t.hash] = t.number
		return t.number, t
	})
	if err != nil {
		return nil, err
	}
	return readColumns(b.Bytes())
}

func (v *version) equal(w *version) bool {
	return v.language == w.language && v.date == w.date && v.to-v.from == w.to-w.from && slices.Equal(v.facts, w.facts) &&
		slices.Equal(v.profile.Disclosed, w.profile.Disclosed) && slices.Equal(v.profile.Weak, w.profile.Weak) && slices.Equal(v.profile.Denied, w.profile.Denied)
}

// checkRow compares a row of g with one of want.
func (g *generation) checkRow(row uint32, want *columns, wantRow uint32) error {
	if have, want := g.cols.rowText(row), want.rowText(wantRow); have != want {
		return fmt.Errorf("the index has %s, want %s", have, want)
	}
	id, err := g.snap.InternalID(textID(g.cols.text[row]))
	if err == nil && id == nil {
		err = fmt.Errorf("its text is not there")
	}
	return err
}

// rowText returns all that the columns hold of a row, as text to compare.
func (c *columns) rowText(row uint32) string {
	text := c.text[row]
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d..%d %s of %d words %x", c.start[row], c.end[row], kinds[c.kind[row]], c.length[text], c.hashes[text])
	for _, h := range c.headings.at(row) {
		fmt.Fprintf(&b, " # %q", c.symbol(h))
	}
	for _, l := range c.labels.at(row) {
		leaf, p := unpackLabel(l)
		fmt.Fprintf(&b, " %s %s", c.symbol(leaf), p)
	}
	for field, pairs := range c.sparse {
		from := sort.Search(len(pairs), func(i int) bool { return pairs[i].row >= row })
		for _, p := range pairs[from:] {
			if p.row != row {
				break
			}
			fmt.Fprintf(&b, " %d:%q", field, c.symbol(p.symbol))
		}
	}
	return b.String()
}
