package extract

import "testing"

func TestRetention(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"We keep invoices for 10 years.", "data=invoices period=P10Y"},
		{"Server logs are deleted after 14 days.", "data=Server logs period=P14D"},
		{"Support chats are erased 90 days after the case closes.", "data=Support chats period=P90D trigger=after the case closes"},
		{"Recordings are removed 60 days post-call.", "data=Recordings period=P60D trigger=post-call"},
		{"If nobody signs in for 18 consecutive months, the account will be deleted.", "data=account period=P18M trigger=If nobody signs in"},
		{"Badges are stored for one year after the last visit for our records.", "data=Badges period=P1Y trigger=after the last visit"},
		{"Objections are retained for twenty (20) years (or longer if the law asks for it).", "data=Objections period=P20Y or_longer=true"},
		{"We retain such tapes until 90 days after the date of taping unless a claim is open.", "data=tapes period=P90D trigger=after the date of taping"},
		{"Backups are kept for up to 2 weeks.", "data=Backups period=P2W max=true"},
		{"Within one month we remove the files from our backups.", "data=files period=P1M max=true"},
		{"We apply a 90-day retention period to crash reports.", "period=P90D"},
		{"We hold tax records for at least seven years.", "data=tax records period=P7Y or_longer=true"},
		{"Session data is kept for 6 to 12 months.", "data=Session data period=P12M max=true"},
		{"Applications are stored for a period of two years and six months.", "data=Applications period=P2Y6M"},
		{"Access codes are wiped after 24 hours.", "data=Access codes period=PT24H"},
		{"We store order data for 3 years and delete carts after 30 days.", "data=order data period=P3Y\ndata=carts period=P30D"},
		{"We delete your profile 10 days after termination of the contract.", "data=profile period=P10D trigger=after termination of the contract"},
		{"Your data is kept as long as your account is active.", "data=data criteria=as long as your account is active"},
		{"We do not keep drafts longer than is needed for review.", "data=drafts criteria=no longer than is needed for review"},
		{"We store a message until you delete it.", "data=message criteria=until you delete it"},
		{"Suppression entries are kept indefinitely.", "data=Suppression entries indefinite=true"},
		{"Cookies remain on your device for 13 months.", "data=Cookies period=P13M"},
		{"# How long do we keep it?\n\nTwo weeks.", "period=P2W"},
		{"We retain data as follows:\n\n- Voice notes: 30 days", "data=Voice notes period=P30D"},

		// Periods that are no retention.
		{"We will answer your request within 30 days.", ""},
		{"The service is for people who are at least 18 years old.", ""},
		{"We will give 30 days notice before we delete an account.", ""},
		{"In the past 12 months we have collected names and stored addresses.", ""},
		{"We review this notice every 12 months and keep it current.", ""},
		{"You may ask us twice in a 12-month period what we have stored.", ""},
		{"The fine is 500 dollars and we keep you informed.", ""},
		{"A free trial lasts 30 days.", ""},
		{"Please keep your password secret for as long as you use the service.", ""},
		{"You can ask for erasure when it is no longer necessary to keep the data.", ""},
	} {
		if got := values(t, "retention", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestRetentionWords(t *testing.T) {
	text := "We retain the tapes for up to 90 days after the call ends, unless you object."
	fs := factsOf(t, "retention", text)
	if len(fs) != 1 {
		t.Fatalf("Facts(%q) = %v, want one", text, fs)
	}
	if got, want := fs[0].Span.Of(text), "retain the tapes for up to 90 days after the call ends"; got != want {
		t.Errorf("evidence of %q: got %q, want %q", text, got, want)
	}
}
