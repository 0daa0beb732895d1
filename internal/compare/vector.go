package compare

import (
	"cmp"
	"math"
	"slices"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// A vector is a clause as a bag of words, each weighted by how rare it is.
type vector struct {
	terms []term // sorted by word
	words int    // length of the clause
	key   uint64 // hash of the folded words in order: equal for clauses that read the same
}

// A term is a word of a clause; the squared weights of a vector add up to 1.
type term struct {
	word   uint64
	weight float64
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// vectors returns the vectors of all clauses of two versions. A word's weight
// depends on the number of clauses on both sides that have it.
func vectors(a, b *policy.Document) (va, vb []vector) {
	df := map[uint64]int{}
	va, vb = counted(a, df), counted(b, df)
	n := float64(len(va) + len(vb))
	for _, vs := range [][]vector{va, vb} {
		for i := range vs {
			vs[i].weigh(df, n)
		}
	}
	return va, vb
}

// counted returns the clauses of d with word counts as weights and adds to df.
func counted(d *policy.Document, df map[uint64]int) []vector {
	out := make([]vector, len(d.Clauses))
	var tokens []nlp.Token
	var words []uint64
	for i, c := range d.Clauses {
		tokens = nlp.Tokenize(tokens[:0], c.Of(d.Text))
		words = words[:0]
		key := uint64(fnvOffset)
		for _, t := range tokens {
			words = append(words, t.Hash)
			key = (key ^ t.Hash) * fnvPrime
		}
		slices.Sort(words)
		terms := make([]term, 0, len(words))
		for j := 0; j < len(words); {
			k := j
			for k < len(words) && words[k] == words[j] {
				k++
			}
			terms = append(terms, term{words[j], float64(k - j)})
			df[words[j]]++
			j = k
		}
		out[i] = vector{terms: terms, words: len(words), key: key}
	}
	return out
}

func (v *vector) weigh(df map[uint64]int, n float64) {
	sum := 0.0
	for i := range v.terms {
		t := &v.terms[i]
		t.weight = (1 + math.Log(t.weight)) * math.Log(1+n/float64(df[t.word]))
		sum += t.weight * t.weight
	}
	if sum == 0 {
		return
	}
	for i := range v.terms {
		v.terms[i].weight /= math.Sqrt(sum)
	}
}

// cosine is the similarity of two clauses, from 0 to 1.
func cosine(v, w vector) float64 {
	if v.key == w.key && v.words == w.words {
		return 1
	}
	sum := 0.0
	common(v, w, func(x, y float64) { sum += x * y })
	return min(sum, 1)
}

// contained is the share of v's weight whose words w has too.
func contained(v, w vector) float64 {
	sum := 0.0
	common(v, w, func(x, _ float64) { sum += x * x })
	return min(sum, 1)
}

// common calls f with the weights of every word that v and w share.
func common(v, w vector, f func(x, y float64)) {
	i, j := 0, 0
	for i < len(v.terms) && j < len(w.terms) {
		switch cmp.Compare(v.terms[i].word, w.terms[j].word) {
		case -1:
			i++
		case 1:
			j++
		default:
			f(v.terms[i].weight, w.terms[j].weight)
			i++
			j++
		}
	}
}

// An index finds the clauses that share rare words with a clause.
type index struct {
	postings map[uint64][]posting
	vectors  []vector
	score    []float64
	touched  []int
}

type posting struct {
	clause int
	weight float64
}

// newIndex indexes the clauses that use admits.
func newIndex(vs []vector, use func(int) bool) *index {
	x := &index{postings: map[uint64][]posting{}, vectors: vs, score: make([]float64, len(vs))}
	for i, v := range vs {
		if !use(i) {
			continue
		}
		for _, t := range v.terms {
			x.postings[t.word] = append(x.postings[t.word], posting{i, t.weight})
		}
	}
	return x
}

// nearest returns the n clauses most like v, best first.
func (x *index) nearest(v vector, n int) []int {
	for _, t := range v.terms {
		list := x.postings[t.word]
		// Words of half of all clauses weigh next to nothing and would cost the most.
		if len(list) > 20 && 2*len(list) > len(x.vectors) {
			continue
		}
		for _, p := range list {
			if x.score[p.clause] == 0 {
				x.touched = append(x.touched, p.clause)
			}
			x.score[p.clause] += t.weight * p.weight
		}
	}
	out := make([]int, 0, n+1)
	for _, i := range x.touched {
		at := len(out)
		for at > 0 && (x.score[out[at-1]] < x.score[i] || x.score[out[at-1]] == x.score[i] && out[at-1] > i) {
			at--
		}
		if at < n {
			out = slices.Insert(out, at, i)[:min(len(out)+1, n)]
		}
	}
	for _, i := range x.touched {
		x.score[i] = 0
	}
	x.touched = x.touched[:0]
	return out
}
