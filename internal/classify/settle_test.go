package classify

import (
	"testing"

	"lacuna/internal/policy"
)

// TestOverrule checks that a mention beside a denial of the same data is no
// statement that they are collected, and that the company's own word is one.
func TestOverrule(t *testing.T) {
	c := load(t)
	for _, tt := range []struct {
		text     string
		affirmed bool
	}{
		{"Acme does not collect any video recordings or screen sharing sessions. Recordings of a video meeting may be saved on the computer of the host.", false},
		{"We do not collect video recordings of private rooms. We collect video recordings and photos of the lobby.", true},
	} {
		denied, affirmed := false, false
		for _, l := range c.Tag(tt.text, "", nil) {
			if l.Leaf == "data.media-sensors" {
				denied = denied || l.Polarity == policy.Denied
				affirmed = affirmed || l.Polarity == policy.Affirmed
			}
		}
		if !denied || affirmed != tt.affirmed {
			t.Errorf("%q: denied %t, affirmed %t; want denied, affirmed %t", tt.text, denied, affirmed, tt.affirmed)
		}
	}
}
