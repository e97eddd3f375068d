package pipeline

import (
	"errors"
	"os"
	"sync"

	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/search"
)

// store keeps the contents of articles between parsing and rendering, in
// temporary files: they are many times as large as all that is in memory.
type store struct {
	bodies *spool
	texts  *spool // plain texts in units, for the search index; nil without

	mu        sync.Mutex
	appenders []*appender
}

// span is a content's place in the store: its HTML, and behind it the headings;
// and its plain text.
type span struct {
	body, plain          int64 // offsets
	html, headings, text int32 // bytes; headings is never 0
}

// newStore makes an empty store in dir.
func newStore(dir string, texts bool) (*store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	s := &store{}
	var err error
	if s.bodies, err = newSpool(dir, "bodies"); err != nil || !texts {
		return s, err
	}
	s.texts, err = newSpool(dir, "texts")
	return s, err
}

func (s *store) close() {
	if s.bodies != nil {
		s.bodies.close()
	}
	s.closeTexts()
}

// closeTexts lets go of the plain texts.
func (s *store) closeTexts() {
	if s.texts != nil {
		s.texts.close()
		s.texts = nil
	}
}

// appender writes to a store for one goroutine.
type appender struct {
	bodies spooler
	texts  *spooler
	buffer []byte // of headings
	units  search.Units
}

func (s *store) appender() *appender {
	a := &appender{bodies: spooler{spool: s.bodies}}
	if s.texts != nil {
		a.texts = &spooler{spool: s.texts}
	}
	s.mu.Lock()
	s.appenders = append(s.appenders, a)
	s.mu.Unlock()
	return a
}

// flush makes all that was put ready to be taken.
func (s *store) flush() error {
	var errs []error
	for _, a := range s.appenders {
		errs = append(errs, a.bodies.flush())
		if a.texts != nil {
			errs = append(errs, a.texts.flush())
		}
	}
	s.appenders = nil
	return errors.Join(errs...)
}

// put keeps an article's content and returns where.
func (a *appender) put(c *parse.Content) (span, error) {
	b := pack.AppendUint(a.buffer[:0], uint64(len(c.Headings)))
	for _, h := range c.Headings {
		b = pack.AppendUint(b, uint64(h.Level))
		b = pack.AppendText(b, h.ID)
		b = pack.AppendText(b, h.Text)
	}
	a.buffer = b
	s := span{html: int32(len(c.HTML)), headings: int32(len(b))}
	var err error
	if s.body, err = a.bodies.put(c.HTML, b); err == nil && a.texts != nil {
		a.units = a.units[:0].AppendBytes(c.Text)
		s.text = int32(len(a.units))
		s.plain, err = a.texts.put(a.units, nil)
	}
	return s, err
}

// taker reads from a store for one goroutine.
type taker struct {
	store  *store
	buffer []byte
}

func (s *store) taker() *taker { return &taker{store: s} }

// take reads the content that was put at a span; it is good until the next take.
func (t *taker) take(at span) (*parse.Content, error) {
	b := t.sized(at.html + at.headings)
	if err := t.store.bodies.read(at.body, b); err != nil {
		return nil, err
	}
	c := &parse.Content{HTML: b[:at.html]}
	r := pack.Reader{S: string(b[at.html:])}
	if n := r.Count(); n > 0 {
		c.Headings = make([]parse.Heading, n)
		for i := range c.Headings {
			c.Headings[i] = parse.Heading{Level: int(r.Uint()), ID: r.Text(), Text: r.Text()}
		}
	}
	return c, nil
}

// text reads the plain text that was put at a span, which must have one; it is
// good until the next take.
func (t *taker) text(at span) (search.Units, error) {
	b := t.sized(at.text)
	return b, t.store.texts.read(at.plain, b)
}

func (t *taker) sized(n int32) []byte {
	if cap(t.buffer) < int(n) {
		t.buffer = make([]byte, n+n/4)
	}
	return t.buffer[:n]
}
