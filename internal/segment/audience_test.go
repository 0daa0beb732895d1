package segment

import (
	"strings"
	"testing"
)

func TestAudience(t *testing.T) {
	for _, tt := range []struct{ title, outer, want string }{
		{"How does Birch process data from Visitors?", "", "visitor"},
		{"Storing of Visitor Personal Data", "", "visitor"},
		{"How do we collect data from our Customers and their Business Contacts?", "", "contact,customer"},
		{"Which data do our Customers collect?", "", ""},
		{"Data collected by our clients", "", ""},
		{"Sharing with customers", "", ""},
		{"Providing a service to Birch clients", "", ""},
		{"Your use of the Birch client", "", ""},
		{"French", "", ""},
		{"French users", "", "region:FR"},
		{"Colorado, Virginia", "", "region:US-CO,region:US-VA"},
		{"Customer support", "", ""},
		{"Who are our clients", "", ""},
		{"CUSTOMERS", "", "customer"},
		{"CUSTOMER BUSINESS CONTACTS", "", "contact"},
		{"Are you a Customer, Customer Business Contact or Visitor?", "", "contact,customer,visitor"},
		{"Children’s privacy", "", "child"},
		{"Use by minors", "", "child"},
		{"Job applicants", "", "applicant"},
		{"Notice to job applicants", "", "applicant"},
		{"End users of our customers’ apps", "", "customer,end-user"},
		{"California residents", "", "region:US-CA"},
		{"Your California privacy rights", "", "region:US-CA"},
		{"Additional notice for users in the EEA, the UK and Switzerland", "", "region:CH,region:EU,region:UK"},
		{"European Economic Area", "", "region:EU"},
		{"Your rights under the GDPR", "", "region:EU"},
		{"Transfers outside the EEA", "", ""},
		{"EU-US Data Privacy Framework", "", ""},
		{"Where we store data in Germany", "", ""},
		{"U.S. residents", "", "region:US"},
		{"Contact us", "", ""},
		{"Rights - your choices -- 's", "", ""},
		{"Cookies", "visitor", "visitor"},
		{"California customers", "visitor,region:EU", "customer,region:US-CA"},
		{"Nevada residents", "visitor", "region:US-NV,visitor"},
		{"", "child", "child"},
	} {
		var outer []string
		if tt.outer != "" {
			outer = strings.Split(tt.outer, ",")
		}
		if got := strings.Join(audience(tt.title, outer), ","); got != tt.want {
			t.Errorf("audience(%q, %q) = %q, want %q", tt.title, tt.outer, got, tt.want)
		}
	}
}
