// Package announce tells search engines which addresses of a site are new, changed or
// gone, and keeps a record of what was told and when:
//
//	pages of the last build ─┐
//	record ──────────────────┴► queue ─► calls of bounded size ─► record
//
// What was told stands in the record as soon as the engine has said that it was taken, and
// nothing that stands there is told again. What fails, or is more than the engine takes in a
// day, is told the next time.
package announce

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/gofrs/flock"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/page"
)

// Options say what to tell, and whom.
type Options struct {
	BaseURL string
	Record  string // path that the names of the records begin with
	Pages   []Page // that search engines may take, the most urgent first
	All     bool   // tell of all pages, as after a move
	DryRun  bool   // only count

	IndexNow         string // the key; "" for not telling
	IndexNowEndpoint string // URL; "" for the usual one
	Baidu            bool
	BaiduToken       string
	BaiduEndpoint    string

	Client *http.Client     // nil for one of our own
	Retry  time.Duration    // before something is tried again for the first time; 0 for the default
	Now    func() time.Time // nil for time.Now
}

// Result tells what one engine was told.
type Result struct {
	Engine  string `json:"engine"`
	New     int    `json:"new"`     // addresses that were told; with DryRun, that would be
	Changed int    `json:"changed"` // likewise
	Gone    int    `json:"gone"`    // likewise
	Refused int    `json:"refused"` // addresses that the engine does not want
	Waiting int    `json:"waiting"` // addresses that are left for the next time
	// Remain is how many addresses the engine takes today; -1 when it does not say.
	Remain  int               `json:"remain"`
	Full    bool              `json:"full"` // the engine takes no more today
	Notices []message.Message `json:"-"`
	Err     error             `json:"-"` // why not all was told, or recorded; says a message
}

// engine is a search engine that can be told.
type engine interface {
	name() string
	most() int // addresses in a call
	// takesGone reports whether it wants to know of pages that are gone.
	takesGone() bool
	// tell makes one call. An error is a *fault.
	tell(ctx context.Context, addresses []string) (answer, error)
}

// answer is what an engine says to a call that it has taken.
type answer struct {
	remain  int             // addresses that it takes today; -1 when it does not say
	refused map[string]bool // addresses that it does not want
	notices []message.Message
}

// fault is why a call was not taken.
type fault struct {
	*failure.Failure
	passes bool          // it may be taken later
	full   bool          // it was more than the engine takes today
	none   bool          // with full: it takes nothing at all today
	wait   time.Duration // that the engine asks for; 0 for none
}

func (f *fault) Unwrap() error { return f.Failure }

// mostBytes bounds what is sent in a call: Baidu takes 10 MB.
const mostBytes = 9_000_000

// Tell tells all engines that the options name. The error is for what keeps any of them from
// being told; what goes wrong with one is in its result.
func Tell(ctx context.Context, o Options) ([]Result, error) {
	o.setDefaults()
	var engines []engine
	if o.IndexNow != "" {
		engines = append(engines, newIndexNow(&o))
	}
	if o.Baidu {
		if o.BaiduToken == "" {
			return nil, failure.New(message.BaiduTokenMissing()).WithHint(message.SetBaiduToken(TokenVariable))
		}
		engines = append(engines, newBaidu(&o))
	}
	if len(engines) == 0 {
		return nil, failure.New(message.AnnounceNobody()).WithHint(message.WriteAnnounce())
	}
	lock := flock.New(o.Record + ".lock")
	if ok, err := lock.TryLock(); err != nil {
		return nil, err
	} else if !ok {
		return nil, failure.New(message.AnnounceBusy()).WithHint(message.WaitForIt())
	}
	defer func() { _ = lock.Unlock() }()
	var results []Result
	for _, e := range engines {
		r := Result{Engine: e.name(), Remain: -1}
		if err := o.tell(ctx, e, &r); r.Err == nil {
			r.Err = err
		}
		results = append(results, r)
		if ctx.Err() != nil {
			break
		}
	}
	return results, nil
}

func (o *Options) setDefaults() {
	if o.Client == nil {
		o.Client = &http.Client{Timeout: time.Minute}
	}
	// A redirect would take the token elsewhere, and lose what is posted.
	client := *o.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	o.Client = &client
	if o.Retry == 0 {
		o.Retry = 2 * time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
}

// item is an address that is to be told.
type item struct {
	path string
	mark string // of the page; "" when it is gone
	kind event
}

// tell tells one engine. The error is for what goes wrong with its record.
func (o *Options) tell(ctx context.Context, e engine, result *Result) error {
	rec, err := openRecord(fmt.Sprintf("%s-%s.txt", o.Record, e.name()), o.BaseURL, o.DryRun)
	if err != nil {
		return err
	}
	defer func() { _ = rec.close() }()
	now := o.Now()
	if o.All {
		if err := rec.add(now, []entry{{event: isAgain}}); err != nil {
			return err
		}
	}
	queue := rec.queue(o.Pages, e.takesGone())
	if o.DryRun {
		for i := range queue {
			result.count(&queue[i])
		}
		result.Full = rec.fullOn == day(now)
		return nil
	}
	if rec.fullOn == day(now) && len(queue) > 0 {
		result.Full, result.Waiting = true, len(queue)
		return nil
	}
	t := &teller{Options: o, engine: e, record: rec, result: result, limit: e.most()}
	if err := t.run(ctx, queue); err != nil {
		return err
	}
	return rec.compact(len(o.Pages))
}

// day returns the day on which an engine counts: its own, in China.
func day(t time.Time) string {
	return t.In(time.FixedZone("CST", 8*60*60)).Format(time.DateOnly)
}

func (r *Result) count(i *item) {
	switch i.kind {
	case isNew:
		r.New++
	case isChanged:
		r.Changed++
	case isGone:
		r.Gone++
	}
}

// teller tells one engine.
type teller struct {
	*Options
	engine engine
	record *record
	result *Result
	limit  int // addresses in the next call
}

// run tells an engine of a queue. The error is for what goes wrong with the record.
func (t *teller) run(ctx context.Context, queue []item) error {
	for len(queue) > 0 {
		batch, addresses := t.batch(queue)
		a, err := t.call(ctx, addresses)
		var f *fault
		if errors.As(err, &f) && f.full {
			// The whole call was too much; less of it may not be.
			if !f.none && t.result.Remain < 0 && len(batch) > 1 {
				t.limit = len(batch) / 2
				continue
			}
			t.result.Full, t.result.Waiting = true, len(queue)
			return t.record.add(t.Now(), []entry{{event: isFull, mark: day(t.Now())}})
		}
		if err != nil {
			t.result.Err, t.result.Waiting = err, len(queue)
			return nil
		}
		entries := make([]entry, len(batch))
		for i := range batch {
			entries[i] = entry{batch[i].kind, batch[i].mark, batch[i].path}
			if a.refused[addresses[i]] {
				entries[i].event = isRefused
				t.result.Refused++
			} else {
				t.result.count(&batch[i])
			}
		}
		t.result.Notices = append(t.result.Notices, a.notices...)
		if err := t.record.add(t.Now(), entries); err != nil {
			return err
		}
		queue = queue[len(batch):]
		if a.remain < 0 {
			continue
		}
		t.result.Remain = a.remain
		t.limit = min(t.engine.most(), a.remain)
		if a.remain == 0 && len(queue) > 0 {
			t.result.Full, t.result.Waiting = true, len(queue)
			return t.record.add(t.Now(), []entry{{event: isFull, mark: day(t.Now())}})
		}
	}
	return nil
}

// batch returns what the next call tells of.
func (t *teller) batch(queue []item) ([]item, []string) {
	var addresses []string
	size := 0
	for i := range queue {
		address := page.Address(t.BaseURL, queue[i].path)
		if size += len(address) + 8; i == t.limit || i > 0 && size > mostBytes {
			break
		}
		addresses = append(addresses, address)
	}
	return queue[:len(addresses)], addresses
}

// tries is how often a call is made that may yet be taken.
const tries = 4

// stopped is the error for what ends before all is told.
func stopped() error {
	return failure.New(message.AnnounceStopped()).WithHint(message.AnnounceLater())
}

// call makes a call, again and again while it may yet be taken.
func (t *teller) call(ctx context.Context, addresses []string) (answer, error) {
	wait := t.Retry
	for n := 1; ; n++ {
		a, err := t.engine.tell(ctx, addresses)
		var f *fault
		if err == nil || ctx.Err() != nil || n == tries || !errors.As(err, &f) || !f.passes {
			if err != nil && ctx.Err() != nil {
				err = stopped()
			}
			return a, err
		}
		const longest = time.Minute // after which the next run may as well try
		if f.wait > longest {
			return a, err
		}
		select {
		case <-ctx.Done():
			return a, stopped()
		case <-time.After(max(wait, f.wait)):
		}
		wait *= 2
	}
}
