package extract

// settle reads the ambiguous dates with the help of the others of the text and
// marks those that contradict each other.
func settle(found []dated, days map[int][]day) {
	format := written
	for _, list := range days {
		for _, d := range list {
			if d.numeric == dayFirst || d.numeric == monthFirst {
				if format != written && format != d.numeric {
					format = yearFirst // both orders are in use: no help
				} else if format == written {
					format = d.numeric
				}
			}
		}
	}
	for i := range found {
		if x := &found[i]; x.ambiguous() && x.value.Status == "ok" {
			x.value.Date, x.value.Status = read2(x.day, format, days[x.year])
		}
	}
	contradict(found)
}

// read2 decides between the readings of an ambiguous date: by a date elsewhere
// that equals one of them, else by the order that the text's other numeric dates have.
func read2(d day, format order3, same []day) (iso, status string) {
	for _, o := range same {
		if o.ambiguous() || o.day == 0 {
			continue
		}
		switch o.iso() {
		case d.iso():
			return d.iso(), "ok"
		case d.swapped().iso():
			return d.swapped().iso(), "ok"
		}
	}
	switch format {
	case dayFirst:
		return d.iso(), "ok" // the first reading is day, month
	case monthFirst:
		return d.swapped().iso(), "ok"
	}
	return "", "ambiguous"
}

// contradict marks dates of one role that differ as a conflict. A list of many is
// a history, of which the text's first is the policy's.
func contradict(found []dated) {
	byRole := map[string][]*dated{}
	for i := range found {
		if x := &found[i]; x.value.Status == "ok" {
			byRole[x.value.Role] = append(byRole[x.value.Role], x)
		}
	}
	for _, xs := range byRole {
		different := map[string]bool{}
		for _, x := range xs {
			different[x.value.Date] = true
		}
		if len(different) != 2 || agree(xs) {
			continue
		}
		for _, x := range xs {
			x.value.Status = "conflict"
		}
	}
}

// agree reports whether the dates differ only in that some lack the day.
func agree(xs []*dated) bool {
	for _, x := range xs {
		if a, b := xs[0].value.Date, x.value.Date; a[:7] != b[:7] || len(a) == len(b) && a != b {
			return false
		}
	}
	return true
}
