package parse

import (
	"encoding/hex"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"lacuna/internal/policy"
)

// obfuscated finds addresses that are hidden from harvesters, and what remains of
// them where a script would have put them back.
var obfuscated = regexp.MustCompile(`(?i)\[email[\s\x{a0}]*protected\]|` +
	`[\w.+-]+[ \x{a0}]*[\[({][ ]?at[ ]?[\])}][ \x{a0}]*[\w-]+(?:(?:\.|[ \x{a0}]*[\[({][ ]?(?:dot|\.)[ ]?[\])}][ \x{a0}]*)[\w-]+)+`)

// addressBytes is how far an address may reach to each side of its bracket.
const addressBytes = 100

// noteObfuscated notes the addresses that the text does not give in full.
func noteObfuscated(t *Text) {
	at, from := 0, 0
	for i := 0; i < len(t.Text); i++ {
		if i < from || !opensAddress(t.Text, i) {
			continue
		}
		start := max(from, i-addressBytes)
		m := obfuscated.FindStringIndex(t.Text[start:min(len(t.Text), i+addressBytes)])
		if m == nil || start+m[1] <= i {
			continue
		}
		sp := policy.Span{Start: start + m[0], End: start + m[1]}
		from = sp.End
		for at < len(t.Links) && t.Links[at].End < sp.End {
			at++
		}
		message := "an address is written so that programs cannot read it"
		if at < len(t.Links) && t.Links[at].Overlaps(sp) && strings.HasPrefix(t.Links[at].Target, "mailto:") {
			message += "; its link leads to " + t.Links[at].Target
		}
		t.Notes = append(t.Notes, Note{Kind: "obfuscated-address", Span: sp, Message: message})
	}
}

// opensAddress reports whether "[at]", "(at)" or "[email protected]" stands at i. It
// keeps the regular expression, which is slow, away from all other text.
func opensAddress(text string, i int) bool {
	switch text[i] {
	case '[', '(', '{':
	default:
		return false
	}
	rest := strings.TrimPrefix(text[i+1:min(len(text), i+8)], " ")
	return len(rest) > 2 && (strings.EqualFold(rest[:2], "at") && !isAlnum(rest[2]) || len(rest) > 4 && strings.EqualFold(rest[:5], "email"))
}

// protectedAddress returns the address that Cloudflare's e-mail protection hides
// in n as "mailto:…", or "": hexadecimal bytes, each XORed with the first, in an
// attribute or after the "#" of a link.
func protectedAddress(n *html.Node) string {
	code := attr(n, "data-cfemail")
	if code == "" {
		_, code, _ = strings.Cut(attr(n, "href"), "/cdn-cgi/l/email-protection#")
	}
	data, err := hex.DecodeString(code)
	if err != nil || len(data) < 4 {
		return ""
	}
	address := make([]byte, 0, len(data))
	for _, c := range data[1:] {
		c ^= data[0]
		if c <= ' ' || c >= 0x7f {
			return ""
		}
		address = append(address, c)
	}
	return "mailto:" + string(address)
}
