package build

import (
	"fmt"
	"os"
	"sync/atomic"

	"wendang/internal/pack"
	"wendang/internal/parse"
)

// store keeps the contents of articles between parsing and rendering, in a
// temporary file: they are many times as large as all that is in memory.
type store struct {
	file  *os.File
	end   atomic.Int64
	texts bool // also keep plain texts, for the search index
}

// span is a content's place in the store: its HTML, and behind it the headings,
// and the plain text.
type span struct {
	offset               int64
	html, headings, text int32 // bytes; headings is never 0
}

// newStore makes an empty store in dir.
func newStore(dir string, texts bool) (*store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(dir, "bodies.*.tmp")
	if err != nil {
		return nil, err
	}
	// Where the system allows it, the file goes with the process.
	_ = os.Remove(f.Name())
	return &store{file: f, texts: texts}, nil
}

func (s *store) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}

// appender writes to a store for one goroutine.
type appender struct {
	store  *store
	buffer []byte
}

func (s *store) appender() *appender { return &appender{store: s} }

// put keeps an article's content and returns where.
func (a *appender) put(c *parse.Content) (span, error) {
	b := append(a.buffer[:0], c.HTML...)
	b = pack.AppendUint(b, uint64(len(c.Headings)))
	for _, h := range c.Headings {
		b = pack.AppendUint(b, uint64(h.Level))
		b = pack.AppendText(b, h.ID)
		b = pack.AppendText(b, h.Text)
	}
	headings := len(b) - len(c.HTML)
	if a.store.texts {
		b = append(b, c.Text...)
	}
	a.buffer = b
	at := a.store.end.Add(int64(len(b))) - int64(len(b))
	if _, err := a.store.file.WriteAt(b, at); err != nil {
		return span{}, fmt.Errorf("%w: %w", ErrMachine, err)
	}
	return span{at, int32(len(c.HTML)), int32(headings), int32(len(b) - len(c.HTML) - headings)}, nil
}

// taker reads from a store for one goroutine.
type taker struct {
	store  *store
	buffer []byte
}

func (s *store) taker() *taker { return &taker{store: s} }

// take returns the content that was put at a span; it is good until the next
// take.
func (t *taker) take(at span) (*parse.Content, error) {
	b, err := t.read(at.offset, int(at.html+at.headings))
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

// takeText returns the plain text that was put at a span; it is good until the
// next take.
func (t *taker) takeText(at span) ([]byte, error) {
	return t.read(at.offset+int64(at.html+at.headings), int(at.text))
}

func (t *taker) read(offset int64, size int) ([]byte, error) {
	if cap(t.buffer) < size {
		t.buffer = make([]byte, size+size/4)
	}
	b := t.buffer[:size]
	if _, err := t.store.file.ReadAt(b, offset); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMachine, err)
	}
	return b, nil
}
