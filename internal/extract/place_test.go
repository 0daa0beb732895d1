package extract

import "testing"

func TestPlace(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"All data is stored on servers in Germany.", "role=storage country=DE"},
		{"These servers are located in Finland, Ireland and the United States.", "role=storage country=FI\nrole=storage country=IE\nrole=storage country=US"},
		{"We transfer your data to the U.S. for billing.", "role=transfer country=US"},
		{"We may transfer data outside the EEA.", "role=transfer region=outside EEA"},
		{"Data is hosted within the European Union.", "role=storage region=EU"},
		{"The system is run by Widgo Ltd based in Leeds, UK.", "role=establishment country=GB"},
		{"We are a company incorporated under the laws of Sweden.", "role=establishment country=SE"},

		{"We do not transfer your data outside the European Economic Area.", ""},
		{"If you live in France, you have more rights.", ""},
		{"Users located in Brazil may object.", ""},
		{"We follow the EU GDPR and the laws of California.", ""},
		{"We transfer data received from Norway.", ""},
		{"Turkey sandwiches are stored in the kitchen.", ""},
	} {
		if got := values(t, "place", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
