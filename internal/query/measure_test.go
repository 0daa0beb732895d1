package query

import "testing"

func TestSeconds(t *testing.T) {
	const day = 86400
	for _, tt := range []struct {
		in   string
		want int64
		ok   bool
	}{
		{"P60D", 60 * day, true},
		{"P12M", 31557600, true},
		{"P1Y", 31557600, true},
		{"P2W", 14 * day, true},
		{"P1Y6M", 31557600 * 3 / 2, true},
		{"PT24H", day, true},
		{"PT30M", 1800, true},
		{"P0D", 0, true},
		{"P", 0, false},
		{"PT", 0, false},
		{"60D", 0, false},
		{"P99999999999Y", 0, false},
		{"P1D ", 0, false},
	} {
		if got, ok := Seconds(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("Seconds(%q) = %d, %v, want %d, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestDates(t *testing.T) {
	for _, tt := range []struct {
		term, date string
		want       bool
	}{
		{"date>=2022", "2022-01-01", true},
		{"date>=2022", "2021-12-31", false},
		{"date>2022", "2022-12-31", false},
		{"date>2022", "2023-01-01", true},
		{"date<2022-03", "2022-02-28", true},
		{"date<2022-03", "2022-03-01", false},
		{"date<=2022-02", "2022-02-28", true},
		{"date<=2022-02", "2022-03-01", false},
		{"date:2022-02", "2022-02-14", true},
		{"date:2022-02-14", "2022-02-15", false},
		{"date<2030", "", false},
	} {
		q, err := Parse(tt.term)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Fields()[0].Match(tt.date); got != tt.want {
			t.Errorf("%s holds for %q: %v, want %v", tt.term, tt.date, got, tt.want)
		}
	}
}
