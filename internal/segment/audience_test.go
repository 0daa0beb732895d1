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
		{"Are you a Customer, Customer Business Contact or Visitor?", "", ""},
		{"Are you an Organizer, an Attendee or a Visitor?", "", ""},
		{"Are you in California or in Nevada?", "region:US", "region:US"},
		{"Organizers and Visitors", "", ""},
		{"Job applicants and employees", "", ""},
		{"Visitors, subscribers and end users", "", "customer,end-user,visitor"},
		{"Visitors to our servers and newsletters", "", "visitor"},
		{"Children and their parents", "", "child"},
		{"Office and event visitors", "", "visitor"},
		{"Customer and order information", "", ""},
		{"Users of our site and visitors", "customer", "customer"},
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
		{"ABOUT US", "", ""},
		{"HOW YOU CAN CONTACT US", "", ""},
		{"US RESIDENTS", "", "region:US"},
		{"ADDITIONAL NOTICE FOR US STATES", "", "region:US"},
		{"Non-US residents", "", ""},
		{"Notice to EU and other non-U.S. residents", "visitor", "visitor"},
		{"Residents of California and other states", "", ""},
		{"California and other U.S. states privacy notice", "", "region:US,region:US-CA"},
		{"Based on your consent (Art. 6(1)(a) GDPR)", "", ""},
		{"British Cobblers respects your privacy", "", ""},
		{"British and Swiss residents", "", "region:CH,region:UK"},
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
