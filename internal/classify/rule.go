package classify

import (
	"fmt"
	"strings"

	"lacuna/taxonomy"
)

// A kind is what a cue does when it matches.
type kind uint8

const (
	strong      kind = iota // speaks of the leaf
	weak                    // may speak of it: not enough alone
	heading                 // speaks of it in headings, run-in headings and text before ": " only
	deny                    // the sentence denies the leaf
	veto                    // the leaf's cues do not count in the sentence
	attribute               // sets a level-3 attribute of the leaf
	grammatical             // of our own lexicon: negation, modality, hedges
)

// A rule is a cue in its place in the taxonomy.
type rule struct {
	kind        kind
	leaf        int32
	id          string // "retention.period/3", "retention.period/weak/1"
	role        role   // of a grammatical rule
	attr, value string
	negative    bool // the cue itself holds a negation: one inside its words says nothing more
}

// addRules adds all cues of the taxonomy and of the lexicon.
func (c *Classifier) addRules(b *builder) error {
	for i, l := range c.leaves {
		c.kin = append(c.kin, kinOf(l.Category))
		if l.ReplacedBy != "" {
			continue
		}
		lists := [...]struct {
			kind kind
			name string
			cues []string
		}{{strong, "", l.Cues}, {weak, "weak/", l.Weak}, {heading, "heading/", l.Heading}, {deny, "deny/", l.Deny}, {veto, "veto/", l.Veto}}
		for _, list := range lists {
			for n, cue := range list.cues {
				r := rule{kind: list.kind, leaf: int32(i), id: fmt.Sprintf("%s/%s%d", l.ID, list.name, n+1), negative: isNegative(cue)}
				if err := c.addRule(b, cue, r); err != nil {
					return fmt.Errorf("%s: %w", l.ID, err)
				}
			}
		}
		if err := c.addAttrs(b, int32(i), l); err != nil {
			return fmt.Errorf("%s: %w", l.ID, err)
		}
	}
	for i, cues := range lexicon {
		for _, cue := range cues {
			if err := c.addRule(b, cue, rule{kind: grammatical, role: role(i)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Classifier) addAttrs(b *builder, leaf int32, l *taxonomy.Leaf) error {
	for _, a := range l.Attrs {
		for _, v := range a.Values {
			for _, cue := range v.Cues {
				if err := c.addRule(b, cue, rule{kind: attribute, leaf: leaf, attr: a.Name, value: v.Name}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c *Classifier) addRule(b *builder, cue string, r rule) error {
	p, err := b.add(cue)
	if err != nil {
		return err
	}
	for int(p) >= len(c.of) {
		c.of = append(c.of, nil)
	}
	c.of[p] = append(c.of[p], int32(len(c.rules)))
	c.rules = append(c.rules, r)
	return nil
}

// isNegative reports whether a cue names a negation.
func isNegative(cue string) bool {
	for _, w := range strings.FieldsFunc(cue, func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' }) {
		switch w {
		case "not", "no", "never", "without", "none", "neither", "nor", "cannot", "don't", "doesn't", "won't", "can't", "haven't", "hasn't", "n't":
			return true
		}
	}
	return false
}
