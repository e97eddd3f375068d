// Package store keeps what was parsed on disk until it is rendered, so that memory holds
// no bodies:
//
//	parse.Content ─► Appender ─► Store ─► Taker ─► parse.Content, plain text
//
// A store lives as long as one build, and its files go with the process. Errors are those
// of the operating system.
package store

import (
	"errors"
	"os"
	"sync"

	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/search"
)

// Store keeps the contents of articles between parsing and rendering, in
// temporary files: they are many times as large as all that is in memory. All is put by
// Appenders, then comes Flush, and then Takers read.
type Store struct {
	bodies *spool
	texts  *spool // plain texts in units, for the search index; nil without
	kept   bool   // both are one file, and behind each content are its sums

	mu        sync.Mutex
	appenders []*Appender
}

// Span is a content's place in the store: its HTML, and behind it the headings;
// and its plain text.
type Span struct {
	body, plain          int64 // offsets
	html, headings, text int32 // bytes; headings is never 0
}

// IsZero reports whether nothing was put at the Span.
func (s Span) IsZero() bool { return s.headings == 0 }

// New makes an empty store in dir, with plain texts or without. When it fails, what it
// returns beside the error, unless nil, is still to be closed.
func New(dir string, texts bool) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	s := &Store{}
	var err error
	if s.bodies, err = newSpool(dir, "bodies"); err != nil || !texts {
		return s, err
	}
	s.texts, err = newSpool(dir, "texts")
	return s, err
}

// Close gives the files back to the system. Nothing can be taken after it.
func (s *Store) Close() {
	if s.bodies != nil {
		s.bodies.close()
	}
	s.CloseTexts()
}

// HasTexts reports whether plain texts can be taken.
func (s *Store) HasTexts() bool { return s.texts != nil }

// CloseTexts lets go of the plain texts.
func (s *Store) CloseTexts() {
	if s.texts != nil {
		s.texts.close()
		s.texts = nil
	}
}

// Appender writes to a store for one goroutine.
type Appender struct {
	bodies spooler
	texts  *spooler
	kept   bool
	buffer []byte // of headings
	units  search.Units
}

// Appender returns a new one.
func (s *Store) Appender() *Appender {
	a := &Appender{bodies: spooler{spool: s.bodies}, kept: s.kept}
	if s.texts != nil {
		a.texts = &spooler{spool: s.texts}
	}
	s.mu.Lock()
	s.appenders = append(s.appenders, a)
	s.mu.Unlock()
	return a
}

// Flush makes all that was put ready to be taken.
func (s *Store) Flush() error {
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

// Put keeps an article's content and returns where.
func (a *Appender) Put(c *parse.Content) (Span, error) {
	b := pack.AppendUint(a.buffer[:0], uint64(len(c.Headings)))
	for _, h := range c.Headings {
		b = pack.AppendUint(b, uint64(h.Level))
		b = pack.AppendText(b, h.ID)
		b = pack.AppendText(b, h.Text)
	}
	s := Span{html: int32(len(c.HTML)), headings: int32(len(b))}
	if a.kept {
		b = sums(b, c.HTML, b)
	}
	a.buffer = b
	var err error
	if s.body, err = a.bodies.put(c.HTML, b); err == nil && a.texts != nil {
		a.units = a.units[:0].AppendBytes(c.Text)
		s.text = int32(len(a.units))
		if b = nil; a.kept {
			b = sums(a.buffer[:0], a.units, nil)
		}
		s.plain, err = a.texts.put(a.units, b)
	}
	return s, err
}

// Taker reads from a store for one goroutine.
type Taker struct {
	store  *Store
	buffer []byte
}

// Taker returns a new one.
func (s *Store) Taker() *Taker { return &Taker{store: s} }

// Release says that the content at a Span will not be taken any more. When that holds of
// all its neighbours, too, the system gets back what they occupied.
func (s *Store) Release(at Span) { s.bodies.taken(at.body) }

// Take reads the content that was put at a Span; it is good until the next Take or Text.
func (t *Taker) Take(at Span) (*parse.Content, error) {
	b, err := t.read(t.store.bodies, at.body, at.html, at.headings)
	if err != nil {
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

// Text reads the plain text that was put at a Span, which must have one; it is
// good until the next Take or Text.
func (t *Taker) Text(at Span) (search.Units, error) {
	return t.read(t.store.texts, at.plain, at.text, 0)
}

// read reads a content of two parts with so many bytes.
func (t *Taker) read(from *spool, offset int64, first, second int32) ([]byte, error) {
	size := first + second
	if t.store.kept {
		size += sumsSize
	}
	b := t.sized(size)
	if err := from.read(offset, b); err != nil || !t.store.kept {
		return b, err
	}
	return check(b, first)
}

func (t *Taker) sized(n int32) []byte {
	if cap(t.buffer) < int(n) {
		t.buffer = make([]byte, n+n/4)
	}
	return t.buffer[:n]
}
