package extract

import "testing"

func TestLaw(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"We follow the GDPR and the CCPA.", "name=GDPR\nname=CCPA"},
		{"Under Article 6(1)(f) of the GDPR we may do so.", "name=GDPR ref=Article 6(1)(f)"},
		{"See Art. 6 para. 1 lit. b GDPR.", "name=GDPR ref=Art. 6 para. 1 lit. b"},
		{"GDPR Article 13 asks for it.", "name=GDPR ref=Article 13"},
		{"The UK GDPR and the Data Protection Act 2018 apply.", "name=UK GDPR\nname=DPA 2018"},
		{"The Children’s Online Privacy Protection Act (COPPA) applies.", "name=COPPA"},
		{"The ePrivacy Directive, PIPEDA and the LGPD.", "name=ePrivacy\nname=PIPEDA\nname=LGPD"},
		{"We follow the law.", ""},
	} {
		if got := values(t, "law", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestSafeguard(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"We rely on standard contractual clauses.", "kind=scc"},
		{"Transfers rest on an adequacy decision or on Binding Corporate Rules.", "kind=adequacy\nkind=bcr"},
		{"We are certified under the EU-U.S. Data Privacy Framework.", "kind=dpf"},
		{"For the UK we use the International Data Transfer Agreement.", "kind=idta"},
		{"We transfer data to third countries only with your explicit consent.", "kind=consent"},
		{"We send letters with your consent.", ""},
	} {
		if got := values(t, "safeguard", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestBasis(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"We do this on the basis of your consent.", "kind=consent"},
		{"We process it for the performance of a contract with you.", "kind=contract"},
		{"It is necessary to comply with a legal obligation.", "kind=legal-obligation"},
		{"The legal basis is our legitimate interest in keeping the site safe.", "kind=legitimate-interests purpose=keeping the site safe"},
		{"We act to protect the vital interests of a person.", "kind=vital-interests"},
		{"The legal basis is a task carried out in the public interest.", "kind=public-task"},
		{"We use your address for postal mailings based on your consent.", "kind=consent purpose=postal mailings"},
		{"| Billing | Performance of a contract |", "kind=contract purpose=Billing"},

		{"You may withdraw your consent at any time.", ""},
		{"We share it only with your consent.", ""},
		{"We may disclose data without your consent.", ""},
	} {
		if got := values(t, "basis", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestAge(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"We do not knowingly collect data from children under the age of 13.", "years=13 polarity=denied"},
		{"You must be at least 18 years old to use the app.", "years=18 polarity=denied"},
		{"The site is for people aged 16 or older.", "years=16 polarity=denied"},
		{"Children under 13 need the consent of a parent.", "years=13 polarity=conditional"},
		{"We have games for children under thirteen.", "years=13 polarity=affirmed"},
		{"Keep it until the child reaches the age of 18.", ""},
		{"We keep files for over 10 years.", ""},
		{"There are under 20 people here.", ""},
	} {
		if got := values(t, "age", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
