package extract

import "testing"

func TestParty(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Acme Widgets Ltd. (“Acme”, “we” or “us”) respects you.", "role=controller name=Acme Widgets Ltd."},
		{"‘Widgo’; ‘we’; ‘us’; and ‘our’; means Widgo Ltd of Mill House, Leeds", "role=controller name=Widgo Ltd"},
		{"This notice explains how Norden Data GmbH handles data.", "role=controller name=Norden Data GmbH"},
		{"The controller of your data is Söderberg & Co AB.", "role=controller name=Söderberg & Co AB"},
		{"Orbit (\"Orbit\", \"we\", \"our\") runs a map.", "role=controller name=Orbit"},
		{"Blue Fox. Ltd (Blue Fox) is committed to privacy.", "role=controller name=Blue Fox. Ltd"},
		{"We use analytics providers, including Google, Adobe and others.", "role=processor name=Google\nrole=processor name=Adobe"},
		{"We share your data with Stripe.", "role=recipient name=Stripe"},
		{"We may share your data with our affiliates and with law enforcement.", "role=recipient kind=affiliates\nrole=recipient kind=law enforcement"},
		{"We may share your data with:\n\n- hosting providers in the country\n\n- courts", "role=processor kind=hosting providers\nrole=recipient kind=courts"},
		{"You can complain to the Information Commissioner's Office.", "role=authority name=Information Commissioner's Office"},
		{"You can complain to a supervisory authority.", "role=authority kind=supervisory authority"},

		{"We do not share your data with advertisers.", ""},
		{"Download the app from Google Play.", ""},
		{"We act to protect the rights of our affiliates.", ""},
		{"The company limited the use of data.", ""},
	} {
		if got := values(t, "party", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
