package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"lacuna/internal/index"
	"lacuna/internal/parse"
	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// Ingested reports what became of one Source.
type Ingested struct {
	Name    string `json:"name"`
	Status  string `json:"status"` // one of the constants below
	Policy  string `json:"policy,omitempty"`
	Version string `json:"version,omitempty"`
	Clauses int    `json:"clauses"`
	Reason  string `json:"reason,omitempty"` // of a refusal
}

// The values of Ingested.Status.
const (
	StatusIngested = "ingested"        // a policy that the library did not hold
	StatusPresent  = "already present" // the same bytes, or other bytes with the same text
	StatusVersion  = "new version"     // of a policy that the library holds
	StatusRefused  = "refused"         // it cannot be read as a policy
)

// The store is written when a batch has as many versions or bytes of source;
// the index is committed every so many versions, so that a killed batch does not
// lose much. As many sources, or bytes of them, are under way before that.
const (
	storeBatch  = 64
	storeBytes  = 32 << 20
	indexCommit = 5000
	window      = 64
	windowBytes = 64 << 20
)

// Ingest takes in the sources and reports each in their order, whatever the
// number of jobs, once it is stored. A source that comes with an error or cannot
// be read is reported as refused and stops nothing. When Ingest fails or is
// cancelled, all that was reported is stored; the rest can be ingested again.
// Sources and report are called from this goroutine.
func (l *Library) Ingest(ctx context.Context, sources iter.Seq2[Source, error], report func(Ingested)) error {
	if l.read {
		return ErrReadOnly
	}
	w, err := l.begin(ctx, writerWait, false)
	if err != nil {
		return fmt.Errorf("ingest: %w", err)
	}
	// What is stored is also indexed, even when ctx is done.
	lasting := context.WithoutCancel(ctx)
	in := &ingest{Library: l, indexer: startIndexer(lasting, w), report: report, policies: map[string]*store.Policy{}}
	err = in.run(ctx, sources)
	return errors.Join(err, in.finish(lasting))
}

// An ingest is the one writer of a batch. Analysers run ahead of it, and the
// indexer behind.
type ingest struct {
	*Library
	indexer  *indexer // nil between two commits
	report   func(Ingested)
	reports  []Ingested
	records  []store.Record
	bytes    int
	unmarked int                      // versions indexed since the last commit
	policies map[string]*store.Policy // with the versions of records
}

// An analysed source is what an analyser made of it.
type analysed struct {
	src      Source
	analysis *policy.Analysis
	present  *policy.Version // the store has these bytes already
	err      error
}

// run feeds the sources to the analysers and takes their results in order.
func (in *ingest) run(ctx context.Context, sources iter.Seq2[Source, error]) error {
	work, cancel := context.WithCancel(ctx)
	jobs := make(chan func(), window)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer close(jobs)
	defer cancel()
	for range in.jobs {
		workers.Go(func() {
			for job := range jobs {
				job()
			}
		})
	}
	var waiting []chan analysed
	bytes := 0 // of the sources waiting
	take := func() error {
		r := <-waiting[0]
		waiting = waiting[1:]
		bytes -= len(r.src.Data)
		return in.add(ctx, r)
	}
	for src, err := range sources {
		if ctx.Err() != nil {
			break
		}
		out := make(chan analysed, 1)
		jobs <- func() { out <- in.analyse(work, src, err) }
		waiting = append(waiting, out)
		for bytes += len(src.Data); len(waiting) >= window || bytes >= windowBytes; {
			if err := take(); err != nil {
				return err
			}
		}
	}
	for len(waiting) > 0 {
		if err := take(); err != nil {
			return err
		}
	}
	return errors.Join(ctx.Err(), in.flush(context.WithoutCancel(ctx)))
}

// analyse runs beside others.
func (in *ingest) analyse(ctx context.Context, src Source, err error) analysed {
	r := analysed{src: src, err: cmp.Or(err, ctx.Err())}
	if r.err != nil {
		return r
	}
	p, err := in.store.Policy(ctx, PolicyID(src.Key))
	if err == nil {
		r.present = bySum(p, sum(src.Data))
	} else if !errors.Is(err, ErrNotFound) {
		r.err = err
		return r
	}
	if r.present == nil {
		r.analysis, r.err = in.analyze(src.Key, src.Name, src.Data)
	}
	return r
}

func bySum(p *store.Policy, sha256 string) *policy.Version {
	for i := range p.Versions {
		if p.Versions[i].SHA256 == sha256 {
			return &p.Versions[i].Version
		}
	}
	return nil
}

// analyze is the analyzer's, except that a fault in it costs one file and not the batch.
func (l *Library) analyze(key, name string, data []byte) (a *policy.Analysis, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			a, err = nil, &parse.Error{Name: name, Reason: fmt.Sprintf("internal fault: %v", fault)}
			l.log.Error("analysis failed", "name", name, "fault", fault)
		}
	}()
	return l.an.AnalyzeSource(key, name, data)
}

// add takes the next source, in order.
func (in *ingest) add(ctx context.Context, r analysed) error {
	rep := Ingested{Name: r.src.Name, Policy: PolicyID(r.src.Key)}
	var refused *parse.Error
	switch {
	case r.err != nil && errors.Is(r.err, ctx.Err()) && ctx.Err() != nil:
		return nil // the batch was cancelled: not this source's fault
	case errors.As(r.err, &refused):
		in.reports = append(in.reports, Ingested{Name: rep.Name, Status: StatusRefused, Reason: refused.Reason})
		return nil
	case r.err != nil:
		in.reports = append(in.reports, Ingested{Name: rep.Name, Status: StatusRefused, Reason: r.err.Error()})
		return nil
	}
	p, err := in.policy(ctx, r.src.Key)
	if err != nil {
		return err
	}
	v := r.present
	if v == nil {
		v = &r.analysis.Version
	}
	rep.Version, rep.Clauses = v.ID, v.Clauses
	if at := slices.IndexFunc(p.Versions, func(have store.Version) bool { return have.ID == v.ID }); at >= 0 {
		rep.Status = StatusPresent
		if err := in.redescribe(ctx, p, at, &r.src); err != nil {
			return err
		}
	} else {
		rep.Status = in.place(p, &r)
	}
	in.reports = append(in.reports, rep)
	if len(in.records) >= storeBatch || in.bytes >= storeBytes || len(in.reports) >= 4*storeBatch {
		return in.flush(ctx)
	}
	return nil
}

// place adds the analysis to its policy's versions.
func (in *ingest) place(p *store.Policy, r *analysed) (status string) {
	status = StatusVersion
	if len(p.Versions) == 0 {
		status = StatusIngested
	}
	in.records = append(in.records, record(p, &r.src, r.analysis))
	in.bytes += len(r.src.Data)
	return status
}

// redescribe takes over what the user now says of a version that is present
// already, where that is something new.
func (in *ingest) redescribe(ctx context.Context, p *store.Policy, at int, src *Source) error {
	if !saysMore(p, &p.Versions[at], src) {
		return nil
	}
	if err := in.flush(ctx); err != nil { // the version may be in the batch
		return err
	}
	a, err := in.Analysis(ctx, p.Versions[at].ID)
	if err != nil {
		return fmt.Errorf("version %s: %w", p.Versions[at].ID, err)
	}
	in.policies[p.ID] = p
	in.records = append(in.records, redescribed(p, at, src, a))
	return nil
}

// policy returns the policy of a key as it is with the records of the batch.
func (in *ingest) policy(ctx context.Context, key string) (*store.Policy, error) {
	id := PolicyID(key)
	if p, ok := in.policies[id]; ok {
		return p, nil
	}
	p, err := in.store.Policy(ctx, id)
	if errors.Is(err, ErrNotFound) {
		p, err = &store.Policy{ID: id, Key: key}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("policy %s: %w", id, err)
	}
	in.policies[id] = p
	return p, nil
}

// flush stores and indexes the batch and reports it.
func (in *ingest) flush(ctx context.Context) error {
	if err := in.store.Put(ctx, in.records); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	for _, r := range in.reports {
		in.report(r)
	}
	b := index.Batch{}
	for _, r := range in.records {
		b.Policies = append(b.Policies, indexPolicy(in.policies[r.Policy.ID]))
		b.Versions = append(b.Versions, indexVersion(r.Policy.ID, r.Analysis))
	}
	in.unmarked += len(in.records)
	in.records, in.reports, in.bytes, in.policies = nil, nil, 0, map[string]*store.Policy{}
	if len(b.Versions) > 0 {
		if err := in.indexer.apply(b); err != nil {
			return err
		}
	}
	if in.unmarked < indexCommit {
		return nil
	}
	if err := in.finish(ctx); err != nil {
		return err
	}
	w, err := in.begin(ctx, writerWait, false)
	if err != nil {
		return err
	}
	in.indexer = startIndexer(context.WithoutCancel(ctx), w)
	return nil
}

// finish publishes what has been indexed.
func (in *ingest) finish(ctx context.Context) error {
	if in.indexer == nil { // another process has come between two commits
		return nil
	}
	x := in.indexer
	in.indexer, in.unmarked = nil, 0
	if err := x.wait(); err != nil {
		return errors.Join(err, x.w.Rollback())
	}
	return in.commit(ctx, x.w)
}
