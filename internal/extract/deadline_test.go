package extract

import "testing"

func TestDeadline(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"We will respond to your request within 30 days.", "for=rights-request period=P30D"},
		{"We normally answer requests within 5 business days.", "for=rights-request period=P5D hedge=true business_days=true"},
		{"It typically takes up to 30 days to implement your request.", "for=rights-request period=P30D hedge=true"},
		{"Requests are handled within one month of receipt.", "for=rights-request period=P1M"},
		{"We will notify you of a data breach within 72 hours.", "for=breach-notice period=PT72H"},
		{"We will honor your opt-out within ten (10) business days.", "for=opt-out period=P10D business_days=true"},
		{"We respond to complaints within 45 days.", "for=complaint period=P45D"},
		{"We will give notice of changes to this policy at least 30 days in advance.", "for=change-notice period=P30D"},
		{"We confirm your request within 10 days and respond to it within 45 days.", "for=rights-request period=P10D\nfor=rights-request period=P45D"},

		{"We may extend the time to respond to your request by a further two months.", ""},
		{"You must respond to our request within 14 days.", ""},
		{"You may make two requests in any 12-month period, and we respond.", ""},
		{"We keep requests for 2 years.", ""},
	} {
		if got := values(t, "deadline", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
