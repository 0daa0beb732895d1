package web

import "testing"

func TestSpineFacts(t *testing.T) {
	for _, test := range []struct{ because, facts, rest string }{
		{"60 days in A, 90 days in B.", "60 days ↔ 90 days", ""},
		{"1 month in A, 2 years in B. Also editorial.", "1 month ↔ 2 years", "Also editorial."},
		{"A number differs: 3 in A, 4 in B.", "", "A number differs: 3 in A, 4 in B."},
		{"B does not speak of this.", "", "B does not speak of this."},
		{"", "", ""},
	} {
		if facts, rest := spineFacts(test.because); facts != test.facts || rest != test.rest {
			t.Errorf("spineFacts(%q) = %q, %q; want %q, %q", test.because, facts, rest, test.facts, test.rest)
		}
	}
}

func TestPeriodWords(t *testing.T) {
	for iso, want := range map[string]string{
		"P60D": "60 days", "P1Y": "1 year", "P1Y6M": "1 year 6 months", "PT72H": "72 hours", "P2W": "2 weeks", "P": "P", "": "", "two years": "two years",
	} {
		if got := periodWords(iso); got != want {
			t.Errorf("periodWords(%q) = %q, want %q", iso, got, want)
		}
	}
}

func TestTriggerWords(t *testing.T) {
	for trigger, want := range map[string]string{
		"call end": " after call end", "from the end of the year": " from the end of the year", "If no login occurs": " if no login occurs", "When a contract ends": " when a contract ends",
	} {
		if got := triggerWords(trigger); got != want {
			t.Errorf("triggerWords(%q) = %q, want %q", trigger, got, want)
		}
	}
}
