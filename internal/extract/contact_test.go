package extract

import "testing"

func TestContact(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Write to privacy@acme.example.", "role=controller channel=email value=privacy@acme.example status=ok"},
		{"You can reach our Data Protection Officer at anna@acme.example.", "role=dpo channel=email value=anna@acme.example status=ok"},
		{"Mail dpo@acme.example with questions.", "role=dpo channel=email value=dpo@acme.example status=ok"},
		{"Our representative in the European Union is Rep SA, eu@rep.example.", "role=representative channel=email value=eu@rep.example status=ok"},
		{"The supervisory authority can be reached at post@authority.example.", "role=authority channel=email value=post@authority.example status=ok"},
		{"Contact us at [email protected] at any time.", "role=controller channel=email value=[email protected] status=obfuscated"},
		{"Write to privacy [at] acme [dot] example.", "role=controller channel=email value=privacy [at] acme [dot] example status=obfuscated"},
		{"Call us at 1-800-555-0100.", "role=controller channel=phone value=1-800-555-0100 status=ok"},
		{"Telephone: +44 20 7946 0000", "role=controller channel=phone value=+44 20 7946 0000 status=ok"},
		{"Please call (555) 010-9999 with questions.", "role=controller channel=phone value=(555) 010-9999 status=ok"},
		{"Acme Ltd, 12 Harbour Street, Bristol, BS1 4QA, United Kingdom", "role=controller channel=address value=12 Harbour Street, Bristol, BS1 4QA, United Kingdom status=ok"},
		{"You may write to: 2B Lindenowa Street Gdansk, 80-001 Poland.", "role=controller channel=address value=2B Lindenowa Street Gdansk, 80-001 Poland status=ok"},
		{"Exercise your rights by filling out our inquiry form.", "role=controller channel=form value=inquiry form status=ok"},
		{"Submit a request at https://acme.example/privacy.", "role=controller channel=url value=https://acme.example/privacy status=ok"},
		{"Please send your questions by email to us at", "role=controller channel=email status=cut-off"},
		{"To have it removed, please submit a request at Additionally, we use logs.", "role=controller channel=email status=cut-off"},

		{"We collect your phone number and 20 other items.", ""},
		{"Read more at https://acme.example/blog.", ""},
		{"See our tips at the end. We like data.", ""},
		{"Please contact us at:\n\nacme@acme.example", "role=controller channel=email value=acme@acme.example status=ok"},
	} {
		if got := values(t, "contact", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
