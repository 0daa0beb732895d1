package classify

import (
	"sort"
	"strings"
	"testing"
)

// said writes the labels of a text as "leaf polarity" and of those the ones
// that begin with the leaf asked for.
func saidOf(c *Classifier, text, lead, leaf string) string {
	var out []string
	for _, l := range c.Tag(text, lead, nil) {
		if l.Leaf == leaf {
			out = append(out, string(l.Polarity))
		}
	}
	sort.Strings(out)
	return strings.Join(out, "+")
}

func TestPolarity(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ text, leaf, want string }{
		// The scope of a negator runs to the end of its clause.
		{"We do not sell your personal data.", "sale.sale", "denied"},
		{"We never sell or rent personal information to anyone.", "sale.sale", "denied"},
		{"Your personal data is not sold.", "sale.sale", "denied"},
		{"Neither we nor our staff sell your information.", "sale.sale", "denied"},
		{"We don’t collect precise location data from your phone.", "data.location", "denied"},
		{"We do not use cookies on this site.", "cookies.use", "denied"},
		{"No cookies are used on this website.", "cookies.use", "denied"},
		{"We will not use your e-mail address for advertising.", "purpose.advertising", "denied"},
		{"We do not ask for or store your credit card number.", "data.financial", "denied"},
		{"Our app cannot access your GPS location.", "data.location", "denied"},
		// A pivot ends it.
		{"We do not sell your data, but we share it with service providers.", "sharing.service-providers", "affirmed"},
		{"We do not sell your data, and we use cookies to count visits.", "cookies.use", "affirmed"},
		{"We do not sell your data; however, service providers who host our shop receive it.", "sharing.service-providers", "affirmed"},
		{"While we do not sell your data, we share it with our affiliates.", "sharing.affiliates", "affirmed"},
		{"We do not read your messages. We collect your phone number.", "data.contact", "affirmed"},
		// Neutral negations deny nothing.
		{"We collect not only your name but also your e-mail address.", "data.contact", "affirmed"},
		{"We share data with affiliates, including but not limited to our parent company.", "sharing.affiliates", "affirmed"},
		{"We delete personal data no later than 30 days after you close your account.", "retention.period", "affirmed"},
		{"We do not keep personal data for longer than necessary.", "retention.criteria", "affirmed"},
		{"Do not hesitate to contact us at help@example.org with questions about this policy.", "controller.contact", "affirmed"},
		{"If you do not want us to use cookies, you can turn them off in your browser.", "cookies.browser-control", "affirmed"},
		{"If you do not wish to receive our newsletter, click unsubscribe.", "rights.marketing-optout", "affirmed"},
		{"Whether or not you register, we collect your IP address.", "data.online-identifiers", "affirmed"},
		{"If you don't provide your e-mail address, we cannot create an account.", "data.contact", "affirmed"},
		// Restricted denials hold on a condition.
		{"We do not share your personal information with third parties without your consent.", "sharing.generic", "conditional"},
		{"We will not disclose personal data to third parties for their marketing purposes.", "sharing.business-partners", "conditional"},
		{"We do not sell personal data of the contacts of our customers.", "sale.sale", "denied"},
		{"We use cookies only with your consent.", "cookies.use", "conditional"},
		// An exception gives both.
		{"We do not sell, rent or trade personal information, except as described below.", "sale.sale", "conditional+denied"},
		{"Unless the law says otherwise, we do not sell your personal information.", "sale.sale", "conditional+denied"},
		// A negator covers all the verbs that follow it.
		{"The company will not sell these details to others, rent them, or trade them for favours.", "sale.sale", "denied"},
		// Knowledge: about children, never about collection at large.
		{"We do not knowingly collect personal information from children under 13.", "data.generic", ""},
		{"We do not knowingly collect the e-mail address of children.", "data.contact", ""},
		{"We do not intentionally gather location data about minors.", "data.location", ""},
		// A mechanism that is denied is not the practice.
		{"Our site does not respond to Do Not Track signals.", "dnt.response", "affirmed"},
		{"Our shop is not directed to children under 13.", "audience.children", "affirmed"},
		{"With your permission we collect the location of your phone.", "data.location", "conditional"},
		{"We use cookies. Cookies do not contain your name.", "cookies.use", "affirmed"},
		{"Cookies do not contain your e-mail address.", "data.contact", ""},
		// What others do, or what nobody answers for.
		{"We do not control the use of cookies by advertisers.", "cookies.use", ""},
		{"We are not responsible for how they use your e-mail address.", "data.contact", ""},
		{"Our service providers may not use your data for marketing.", "purpose.marketing", ""},
		// Questions say nothing.
		{"Do we sell your personal data?", "sale.sale", ""},
		{"Does the shop use cookies?", "cookies.use", ""},
		{"See the section “Do we sell your personal data?” for more.", "sale.sale", ""},
		{"Do we sell your data? No, we never sell personal data.", "sale.sale", "denied"},
		// Sale in other senses.
		{"Our sales team answers questions about orders.", "sale.sale", ""},
		{"In case of a sale of the business, customer data goes to the buyer.", "sale.sale", ""},
		{"Tickets are on sale in our shop.", "sale.sale", ""},
		{"Click “Do Not Sell My Personal Information” to opt out.", "sale.sale", ""},
		// Denied sharing says nothing about what is collected.
		{"We do not share your e-mail address with anyone.", "data.contact", ""},
		{"We do not disclose your phone number to advertisers.", "data.contact", ""},
		// Nothing at all.
		{"Get Started For Free", "sale.sale", ""},
	} {
		if got := saidOf(c, tt.text, "", tt.leaf); got != tt.want {
			t.Errorf("%s of %q: got %q, want %q", tt.leaf, tt.text, got, tt.want)
		}
	}
}

func TestLeads(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lead, text, leaf, want string }{
		{"We do not collect:", "- credit card numbers", "data.financial", "denied"},
		{"We do not collect the following data:", "- health data", "data.health", "denied"},
		{"We collect the following data:", "- your e-mail address;", "data.contact", "affirmed"},
		{"We may share your personal information with:", "- our service providers", "sharing.service-providers", "affirmed"},
		{"We will not share your personal information with:", "- advertisers", "sharing.advertising", "denied"},
		{"With your consent we share personal data with:", "- our affiliates", "sharing.affiliates", "conditional"},
		{"We keep your personal data for the following periods:", "- Invoices: ten years", "retention.period", "affirmed"},
		{"You have the right to:", "- request erasure of your personal data", "rights.erasure", "affirmed"},
	} {
		if got := saidOf(c, tt.text, tt.lead, tt.leaf); got != tt.want {
			t.Errorf("%s of %q after %q: got %q, want %q", tt.leaf, tt.text, tt.lead, got, tt.want)
		}
	}
}

func TestModality(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ text, leaf, want string }{
		{"We collect your e-mail address.", "data.contact", "does"},
		{"We may share your data with our affiliates.", "sharing.affiliates", "may"},
		{"We will share your data with our affiliates.", "sharing.affiliates", "will"},
		{"We must keep invoices for six years as required by law.", "retention.legal", "must"},
		{"We might, from time to time, share your data with our affiliates.", "sharing.affiliates", "may"},
	} {
		got := ""
		for _, l := range c.Tag(tt.text, "", nil) {
			if l.Leaf == tt.leaf {
				got = l.Modality
			}
		}
		if got != tt.want {
			t.Errorf("modality of %s in %q: got %q, want %q", tt.leaf, tt.text, got, tt.want)
		}
	}
}
