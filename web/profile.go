package web

import (
	"regexp"
	"slices"

	"lacuna/taxonomy"
)

// A profileField asks for one fact of the company that a checklist turns on and
// that a text seldom tells.
type profileField struct {
	Key, Name string
	Options   []profileOption
}

type profileOption struct {
	Value, Name string // Value is KEY=VALUE, "" for unknown
	On          bool
}

// profileUse is how conditions name such a fact: "profile.dpo_required", or with
// the value that they ask for "profile.establishment=non-eea".
var profileUse = regexp.MustCompile(`profile\.([a-z0-9_-]+)(?:=([a-z0-9_-]+))?`)

// profileNames are the facts in words; one that is not here shows its key.
var profileNames = map[string]string{
	"gdpr": "The GDPR applies to it", "uk": "The UK GDPR applies to it", "ccpa": "The CCPA applies to it",
	"dpo_required": "It must have a data protection officer", "b2b": "It serves businesses",
	"establishment=non-eea": "It is established outside the EEA", "establishment=eea": "It is established in the EEA",
	"child_directed": "It is directed to children",
}

// profileFields lists the facts that a checklist turns on, in the order of its
// items, with what is given of them.
func profileFields(list *taxonomy.Checklist, given []string) []profileField {
	var out []profileField
	seen := map[string]bool{}
	for _, item := range list.Items {
		for _, use := range profileUse.FindAllStringSubmatch(item.When+" "+item.Need, -1) {
			if key, value := use[1], use[2]; !seen[key+value] {
				seen[key+value] = true
				out = append(out, newProfileField(key, value, given))
			}
		}
	}
	return out
}

func newProfileField(key, value string, given []string) profileField {
	yes, no := key+"=yes", key+"=no"
	f := profileField{Key: key, Name: known(profileNames, key)}
	if value != "" {
		yes, no = key+"="+value, key+"=not-"+value
		f.Key, f.Name = key+"-"+value, known(profileNames, key+"="+value)
	}
	for _, o := range []profileOption{{Name: "not known"}, {Value: yes, Name: "yes"}, {Value: no, Name: "no"}} {
		o.On = o.Value != "" && slices.Contains(given, o.Value)
		f.Options = append(f.Options, o)
	}
	return f
}
