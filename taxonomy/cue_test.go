package taxonomy

import "testing"

func TestEveryCueParses(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	try := func(where string, cues []string) {
		for _, s := range cues {
			c, err := ParseCue(s, tax.Macros)
			if err != nil {
				t.Errorf("%s: %v", where, err)
				continue
			}
			if _, err := c.Regexp(); err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
	}
	for _, l := range tax.Leaves() {
		for _, cues := range [][]string{l.Cues, l.Weak, l.Heading, l.Deny, l.Veto} {
			try(l.ID, cues)
		}
		for _, a := range l.Attrs {
			for _, v := range a.Values {
				try(l.ID+"{"+a.Name+"}", v.Cues)
			}
		}
	}
}
