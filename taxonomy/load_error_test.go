package taxonomy

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// A small taxonomy that loads and passes the lint; the tests spoil it.
const (
	goodHead = `version: 1.2.3
categories: [retention]
macros:
  keep: (keep|store)
prefixes:
  dpv: https://w3id.org/dpv#
stop: [data]
`
	goodSchemes = `schemes:
  - id: opp-115
    name: OPP-115
    opp115: true
    labels: [Data Retention]
    detail:
      Data Retention:
        Retention Period: [Limited]
  - id: plain
    name: Plain
    labels: [Kept]
    map:
      retention: [Kept]
`
	goodCategory = `id: retention
name: Retention
code: RE
definition: How long data is kept.
leaves:
  - id: retention.period
    name: Stated period
    tier: 1
    definition: A number and a unit.
    map:
      opp115: [Data Retention > Retention Period > Limited]
      dpv: [dpv:StorageDuration]
    cues:
      - <keep> .. (days|months)
    yes:
      - We keep it for ten days.
      - Files are stored for two months.
      - We store it for six days.
    no:
      - We answer in ten days.
      - It lasts.
      - We keep our word.
`
)

// spoil returns the small taxonomy with old replaced by new in one file.
func spoil(file, old, new string) fstest.MapFS {
	text := map[string]string{"taxonomy.yaml": goodHead, "schemes.yaml": goodSchemes, "retention.yaml": goodCategory}
	if old != "" {
		text[file] = strings.Replace(text[file], old, new, 1)
	}
	fsys := fstest.MapFS{}
	for name, s := range text {
		fsys[name] = &fstest.MapFile{Data: []byte(s)}
	}
	return fsys
}

func TestLoadErrors(t *testing.T) {
	for _, test := range []struct{ name, file, old, new, want string }{
		{"good", "", "", "", ""},
		{
			"unknown field", "retention.yaml", "tier: 1", "teir: 1",
			`retention.yaml:8:5: unknown field "teir"`,
		},
		{
			"two unknown fields, both told", "retention.yaml", "tier: 1\n    definition", "teir: 1\n    defn",
			"retention.yaml:8:5: unknown field \"teir\"\nretention.yaml:9:5: unknown field \"defn\"",
		},
		{
			"key twice", "retention.yaml", "code: RE", "name: Again",
			`retention.yaml:3:1: mapping key "name" already defined at [2:1]`,
		},
		{
			"text for a number", "retention.yaml", "tier: 1", "tier: high",
			"retention.yaml:8:11: cannot unmarshal string into Go struct field categoryYAML.Leaves of type int",
		},
		{
			"bad syntax", "retention.yaml", "cues:\n      - <keep>", "cues: [\n      - <keep>",
			"retention.yaml:",
		},
		{
			"leaf of another category", "retention.yaml", "retention.period", "sharing.period",
			`retention.yaml:6:9: leaf id "sharing.period" is not of the form retention.name`,
		},
		{
			"leaf id in capitals", "retention.yaml", "retention.period", "retention.Period",
			`retention.yaml:6:9: leaf id "retention.Period" is not of the form retention.name`,
		},
		{
			"category id is not the file's", "retention.yaml", "id: retention\n", "id: keeping\n",
			`retention.yaml:1:5: category id is "keeping", the file's name says "retention"`,
		},
		{
			"leaf twice", "retention.yaml", "leaves:\n", "leaves:\n  - id: retention.period\n",
			`retention.yaml:7:9: leaf "retention.period" stands twice, first in retention.yaml:6`,
		},
		{
			"version", "taxonomy.yaml", "1.2.3", "one",
			`taxonomy.yaml:1:10: version "one" is not of the form 1.2.3`,
		},
		{
			"category without a file", "taxonomy.yaml", "[retention]", "[retention, rights]",
			"rights.yaml:1:1: open rights.yaml: file does not exist",
		},
		{
			"file without a category", "taxonomy.yaml", "[retention]", "[]",
			"retention.yaml:1:1: not listed under categories in taxonomy.yaml",
		},
		{
			"crosswalk from nowhere", "schemes.yaml", "retention: [Kept]", "retentoin: [Kept]",
			`schemes.yaml:13:7: scheme plain maps "retentoin", which is no leaf and no category`,
		},
		{
			"crosswalk to nowhere", "schemes.yaml", "retention: [Kept]", "retention: [Held]",
			`schemes.yaml:13:19: scheme plain has no label "Held"`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := LoadFS(spoil(test.file, test.old, test.new))
			got := ""
			if err != nil {
				got = err.Error()
			}
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("LoadFS after %q became %q:\ngot  %s\nwant %s", test.old, test.new, got, test.want)
			}
		})
	}
}

func TestLookUp(t *testing.T) {
	tax, err := LoadFS(spoil("", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	if got := tax.Leaf("retention.period"); got == nil || got.Category != "retention" || got != tax.Leaves()[0] {
		t.Errorf("Leaf(retention.period) = %v, want the first of Leaves", got)
	}
	if got := tax.Leaf("retention"); got != nil {
		t.Errorf("Leaf(retention) = %v, want nil", got)
	}
	if got := tax.Category("retention"); got == nil || got.Code != "RE" {
		t.Errorf("Category(retention) = %v", got)
	}
	if got := tax.Category("rights"); got != nil {
		t.Errorf("Category(rights) = %v, want nil", got)
	}
	if got, want := tax.Revision(), "1.2.3+"+tax.Hash[:8]; got != want {
		t.Errorf("Revision() = %q, want %q", got, want)
	}
	if got, want := tax.Expand("dpv:StorageDuration"), "https://w3id.org/dpv#StorageDuration"; got != want {
		t.Errorf("Expand = %q, want %q", got, want)
	}
	if got := tax.Expand("other:Thing"); got != "" {
		t.Errorf("Expand of an unknown prefix = %q, want none", got)
	}
	for scheme, want := range map[string][]string{"opp-115": {"Data Retention"}, "plain": {"Kept"}} {
		if diff := cmp.Diff(want, tax.Scheme(scheme).Crosswalk("retention.period", "retention.period")); diff != "" {
			t.Errorf("crosswalk into %s (-want +got):\n%s", scheme, diff)
		}
	}
}

// TestHash proves that the revision follows from every file and from nothing else.
func TestHash(t *testing.T) {
	hash := func(file, old, new string) string {
		tax, err := LoadFS(spoil(file, old, new))
		if err != nil {
			t.Fatal(err)
		}
		return tax.Hash
	}
	first := hash("", "", "")
	if again := hash("", "", ""); again != first {
		t.Errorf("same files, other hash: %s, then %s", first, again)
	}
	for file, old := range map[string]string{"taxonomy.yaml": "1.2.3", "schemes.yaml": "Plain", "retention.yaml": "It lasts."} {
		if hash(file, old, old+"4") == first {
			t.Errorf("a change of %s leaves the hash as it was", file)
		}
	}
}
