package library

import (
	"context"
	"fmt"
	"testing"
	"time"

	"lacuna/internal/analyze"
	"lacuna/internal/query"
	"lacuna/taxonomy"
)

func TestAdhoc(t *testing.T) {
	s := time.Now()
	tx, _ := taxonomy.Load()
	fmt.Println("taxonomy", time.Since(s))
	s = time.Now()
	an, _ := analyze.New(tx)
	fmt.Println("analyzer", time.Since(s))
	s = time.Now()
	l, err := Open(context.Background(), "/tmp/lac/libhome", an, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("open", time.Since(s))
	for range 2 {
		for _, text := range []string{"beehive", "data", `"personal data"`, "personal NEAR/5 data", "leaf:retention.period", "missing:complaint.authority", "p*", "the data", "the OR we OR data", `"we do not sell"`, "section:cookies", "*", "NOT data"} {
			q, _ := query.Parse(text)
			s = time.Now()
			_, err := l.Search(context.Background(), q, SearchOptions{Facets: true})
			fmt.Println(text, time.Since(s), err)
		}
	}
	s = time.Now()
	ps, err := l.Policies(context.Background())
	fmt.Println("policies", len(ps), time.Since(s), err)
	s = time.Now()
	var ids []string
	n := 0
	for _, p := range ps {
		ids = append(ids, p.Versions[0].ID)
		if len(ids) <= 100 {
			n += p.Versions[0].Clauses
			l.Analysis(context.Background(), p.Versions[0].ID)
		}
	}
	fmt.Println("100 analyses of clauses", n, time.Since(s))
	s = time.Now()
	_, err = l.Columns(context.Background(), ids)
	fmt.Println("columns", time.Since(s), err)
}
