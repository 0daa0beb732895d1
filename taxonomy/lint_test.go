package taxonomy

import (
	"strings"
	"testing"
)

// TestLint spoils the small taxonomy of load_error_test.go.
func TestLint(t *testing.T) {
	for _, test := range []struct{ name, file, old, new, want string }{
		{"good", "", "", "", ""},
		{"no name", "retention.yaml", "name: Stated period", "name: ''", "retention.yaml:6:5: leaf retention.period lacks a name or a definition"},
		{"code", "retention.yaml", "code: RE", "code: Re", `retention.yaml:3:1: code "Re" is not two capital letters`},
		{"tier", "retention.yaml", "tier: 1", "tier: 3", "retention.yaml:8:5: tier is 3, want 1 or 2"},
		{"replaced by nothing", "retention.yaml", "tier: 1", "tier: 1\n    replaced_by: retention.term", `retention.yaml:9:5: replaced_by names "retention.term", which is no leaf`},
		{"cue does not parse", "retention.yaml", "(days|months)", "(days|months", `retention.yaml:14:9: cue "<keep> .. (days|months": `},
		{"macro is unknown", "retention.yaml", "<keep>", "<hold>", `retention.yaml:14:9: cue "<hold> .. (days|months)": `},
		{"cue twice", "retention.yaml", "    cues:\n", "    weak:\n      - <keep> .. (days|months)\n    cues:\n", `stands twice`},
		{"stop word", "retention.yaml", "<keep> .. (days|months)", "data", `retention.yaml:14:9: cue "data" is a single word that every policy has`},
		{"prefix", "retention.yaml", "dpv:StorageDuration", "dvp:StorageDuration", `"dvp:StorageDuration" has no known prefix`},
		{"OPP-115 value", "retention.yaml", "> Limited", "> Forever", `OPP-115 has no "Data Retention > Retention Period > Forever"`},
		{"too few examples", "retention.yaml", "      - It lasts.\n", "", "retention.yaml:6:5: leaf retention.period has 2 examples under no, want at least 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tax, err := LoadFS(spoil(test.file, test.old, test.new))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range tax.Lint() {
				got = append(got, p.String())
			}
			all := strings.Join(got, "\n")
			if test.want == "" && all != "" || !strings.Contains(all, test.want) {
				t.Errorf("Lint after %q became %q:\ngot  %s\nwant %s", test.old, test.new, all, test.want)
			}
		})
	}
}

func TestBuiltInPassesLint(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range tax.Lint() {
		t.Error(p)
	}
}
