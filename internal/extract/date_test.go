package extract

import "testing"

func TestDate(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Effective Date: September 16, 2022.", "role=effective date=2022-09-16 as_written=September 16, 2022 status=ok"},
		{"Last updated on 1 March 2023", "role=updated date=2023-03-01 as_written=1 March 2023 status=ok"},
		{"Policy effective September 02nd, 2024", "role=effective date=2024-09-02 as_written=September 02nd, 2024 status=ok"},
		{"Last modified: 2024-09-02", "role=updated date=2024-09-02 as_written=2024-09-02 status=ok"},
		{"This notice was last revised on the 25th of May 2018.", "role=updated date=2018-05-25 as_written=25th of May 2018 status=ok"},
		{"Version: 19.12.2018", "role=published date=2018-12-19 as_written=19.12.2018 status=ok"},
		{"Updated: Sept. 5, 2020", "role=updated date=2020-09-05 as_written=Sept. 5, 2020 status=ok"},
		{"Last updated May 2018", "role=updated date=2018-05 as_written=May 2018 status=ok"},
		{"Revised 13/02/2021", "role=updated date=2021-02-13 as_written=13/02/2021 status=ok"},
		{"Revised 02/13/2021", "role=updated date=2021-02-13 as_written=02/13/2021 status=ok"},
		{"Published: 02/09/2024", "role=published as_written=02/09/2024 status=ambiguous"},
		{"Published: 05/05/2024", "role=published date=2024-05-05 as_written=05/05/2024 status=ok"},
		{"# Effective date\n\n1 May 2021", "role=effective date=2021-05-01 as_written=1 May 2021 status=ok"},
		{"# Notice (updated May 3, 2020)\n\nWe like data.", "role=updated date=2020-05-03 as_written=May 3, 2020 status=ok"},
		{"The last change of this policy was made on ______.", ""},
		{"The last revision of this notice took place on _______.", "role=updated as_written=_______ status=blank"},
		{"Last updated: [date]", "role=updated as_written=[date] status=blank"},
		{"Rev. date: June 5, 2020", "role=updated date=2020-06-05 as_written=June 5, 2020 status=ok"},

		// Another date settles an ambiguous one.
		{
			"Published: 02/09/2024\n\nWe like data.\n\nThis policy is effective September 2, 2024.",
			"role=published date=2024-09-02 as_written=02/09/2024 status=ok\nrole=effective date=2024-09-02 as_written=September 2, 2024 status=ok",
		},
		{
			"Published: 02/09/2024\n\nEffective: 25/09/2024",
			"role=published date=2024-09-02 as_written=02/09/2024 status=ok\nrole=effective date=2024-09-25 as_written=25/09/2024 status=ok",
		},
		// Two dates of one event contradict each other.
		{
			"Last updated: May 3, 2020\n\nWe like data.\n\nThis policy was last modified on June 1, 2021.",
			"role=updated date=2020-05-03 as_written=May 3, 2020 status=conflict\nrole=updated date=2021-06-01 as_written=June 1, 2021 status=conflict",
		},

		// Dates of other things.
		{"The California Consumer Privacy Act became effective on January 1, 2020.", ""},
		{"From the 25th of May 2018 the GDPR protects everybody in a new way and we follow it.", ""},
		{"We updated our prices and moved to a new building on May 3, 2020 with all our people.", ""},
		{"Date of signature: ________", ""},
		{"We may update this policy.", ""},
	} {
		if got := values(t, "date", tt.text); got != tt.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
