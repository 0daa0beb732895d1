package classify

// A kinship says which categories a category's words may announce: a lead or
// heading of one makes a weak cue of the other count.
type kinship uint32

// categories gives each category its bit.
var categories = map[string]kinship{
	"data": 1, "purpose": 2, "retention": 4, "sharing": 8, "rights": 16, "cookies": 32, "sale": 64, "legalbasis": 128, "transfer": 256, "security": 512,
	"breach": 1024, "controller": 2048, "audience": 4096, "automated": 8192, "dnt": 16384, "change": 32768, "complaint": 65536, "collection": 131072,
	"processor": 262144, "scope": 524288,
}

// related lists, for some categories, others of whose items they introduce.
var related = map[string][]string{
	"collection": {"data"},
	"data":       {"collection"},
	"sale":       {"data", "sharing"},
	"legalbasis": {"purpose"},
	"cookies":    {"collection", "dnt"},
	"rights":     {"complaint"},
	"breach":     {"security"},
}

// kinOf returns the bits of the categories that the words of category announce.
func kinOf(category string) kinship {
	k := categories[category]
	for _, r := range related[category] {
		k |= categories[r]
	}
	return k
}
