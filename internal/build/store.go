package build

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"wendang/internal/parse"
)

// store keeps the contents of articles between parsing and rendering, in a
// temporary file: they are many times as large as all that is in memory.
type store struct {
	file *os.File
	end  atomic.Int64

	mu    sync.Mutex
	index map[string]span
}

// span is a range of the store's file.
type span struct {
	offset int64
	length int32
}

// newStore makes an empty store in dir.
func newStore(dir string) (*store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(dir, "bodies-*.tmp")
	if err != nil {
		return nil, err
	}
	// Where the system allows it, the file goes with the process.
	_ = os.Remove(f.Name())
	return &store{file: f, index: map[string]span{}}, nil
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

// put keeps an article's content.
func (a *appender) put(path string, c *parse.Content) error {
	b := a.buffer[:0]
	b = binary.AppendUvarint(b, uint64(len(c.Headings)))
	for _, h := range c.Headings {
		b = binary.AppendUvarint(b, uint64(h.Level))
		b = appendText(b, h.ID)
		b = appendText(b, h.Text)
	}
	b = append(b, c.HTML...)
	a.buffer = b
	at := a.store.end.Add(int64(len(b))) - int64(len(b))
	if _, err := a.store.file.WriteAt(b, at); err != nil {
		return fmt.Errorf("%w: %w", ErrMachine, err)
	}
	a.store.mu.Lock()
	a.store.index[path] = span{at, int32(len(b))}
	a.store.mu.Unlock()
	return nil
}

func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

// taker reads from a store for one goroutine.
type taker struct {
	store  *store
	buffer []byte
}

func (s *store) taker() *taker { return &taker{store: s} }

var errStore = errors.New("the store of bodies is damaged")

// take returns an article's content, which is good until the next take.
func (t *taker) take(path string) (*parse.Content, error) {
	at, ok := t.store.index[path]
	if !ok {
		return nil, fmt.Errorf("%w: %w", ErrMachine, errStore)
	}
	if cap(t.buffer) < int(at.length) {
		t.buffer = make([]byte, at.length+at.length/4)
	}
	b := t.buffer[:at.length]
	if _, err := t.store.file.ReadAt(b, at.offset); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMachine, err)
	}
	d := decoder{b: b}
	c := &parse.Content{}
	if n := d.uint(); n > 0 {
		c.Headings = make([]parse.Heading, n)
		for i := range c.Headings {
			c.Headings[i] = parse.Heading{Level: int(d.uint()), ID: d.text(), Text: d.text()}
		}
	}
	c.HTML = d.b
	return c, nil
}

// decoder reads what appender wrote.
type decoder struct{ b []byte }

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.b)
	d.b = d.b[size:]
	return n
}

func (d *decoder) text() string {
	n := d.uint()
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}
