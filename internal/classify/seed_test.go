package classify

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// seeds returns the paragraphs of the real policies beside the repository, by
// the first letters of their names. There are none where the repository stands alone.
func seeds(t *testing.T) map[string][]string {
	t.Helper()
	names, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)[:3]] = strings.Split(string(data), "\n")
	}
	t.Logf("%d policies read", len(out))
	return out
}

// TestSeeds checks what is known of a few sentences of real policies: the words
// that find the sentence, the leaf and the polarity it must and must not have.
func TestSeeds(t *testing.T) {
	c := load(t)
	for key, lines := range seeds(t) {
		for _, tt := range []struct{ policy, find, leaf, want string }{
			{"001", "during video meetings", "data.media-sensors", "denied"},
			{"002", "will not sell", "sale.sale", "denied"},
			{"003", "does not sell personal data", "sale.sale", "denied"},
			{"003", "use or sell personal data collected by our Customers?", "sale.sale", ""},
			{"004", "do not sell", "sale.sale", "denied"},
			{"004", "Do Not Track", "dnt.response", "affirmed"},
			{"000", "Get Free Demo", "sale.sale", ""},
		} {
			if tt.policy != key {
				continue
			}
			found := false
			for _, line := range lines {
				for _, sent := range nlp.Sentences(nil, line, 0) {
					text := sent.Of(line)
					if !strings.Contains(text, tt.find) || strings.Contains(text, "?") != strings.Contains(tt.find, "?") {
						continue
					}
					found = true
					if got := saidOf(c, text, "", tt.leaf); got != tt.want {
						t.Errorf("%s: %s of the sentence with %q: got %q, want %q", key, tt.leaf, tt.find, got, tt.want)
					}
				}
			}
			if !found {
				t.Errorf("%s: no sentence with %q", key, tt.find)
			}
		}
		for _, line := range lines {
			switch line = strings.TrimSpace(line); line {
			case "Get Free Demo", "^":
				if got := c.Tag(line, "", nil); len(got) > 0 {
					t.Errorf("%s: labels on %q: %v", key, line, got)
				}
			}
		}
	}
}

// TestRetentionItems checks that every item under a lead about keeping data is about retention.
func TestRetentionItems(t *testing.T) {
	c := load(t)
	items := []string{
		"- Invoices: ten years", "- Chat protocols are erased 90 days after the chat.", "- Records of visits to our office are kept for one year.",
		"- Newsletter addresses stay as long as you are subscribed.", "- Objections: for 20 years, or longer where the law requires it.",
	}
	lines := seeds(t)["000"]
	for i, line := range lines {
		if !strings.Contains(line, "according to the following timeframes") {
			continue
		}
		for _, item := range lines[i+1:] {
			if item = strings.TrimSpace(item); item != "" && item[0] >= '1' && item[0] <= '9' {
				items = append(items, item)
			} else if item != "" {
				break
			}
		}
	}
	t.Logf("%d items", len(items))
	for _, item := range items {
		labels := c.Tag(item, "We keep personal data for the following periods:", nil)
		if !hasCategory(labels, "retention") {
			t.Errorf("no label of retention on %q, got %v", item, labels)
		}
	}
}

func hasCategory(labels []policy.Label, category string) bool {
	for _, l := range labels {
		if l.Category == category {
			return true
		}
	}
	return false
}
