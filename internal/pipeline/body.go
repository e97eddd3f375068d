package pipeline

import (
	"errors"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"wendang/internal/block"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/search"
	"wendang/internal/store"
)

// source returns the source at a content path. There is none when the article's file is
// gone, and what is shown was arranged before that.
func (r *Reading) source(path string) (*source, error) {
	// Without copying a source: another goroutine may be letting go of its body.
	i, ok := sort.Find(len(r.sources), func(i int) int { return strings.Compare(path, r.sources[i].Path) })
	if !ok {
		return nil, changed("content/" + path)
	}
	return &r.sources[i], nil
}

// bodyReader gives articles' bodies to one goroutine. A body may be taken any number
// of times.
type bodyReader struct {
	*sourceReader
	taker *store.Taker // nil without a store
	units search.Units // of a text that was parsed again
}

func (r *Reading) newBodyReader(parser *parse.Parser) *bodyReader {
	b := &bodyReader{sourceReader: r.newSourceReader(parser)}
	if r.store != nil {
		b.taker = r.store.Taker()
	}
	return b
}

// changed says that a file is no longer what the build has read.
func changed(path string) error {
	return failure.New(message.ChangedWhileBuilt(path)).WithHint(message.BuildAgain())
}

// IsChanged reports whether an error says that an article's file is no longer what was
// read.
func IsChanged(err error) bool {
	return err != nil && slices.ContainsFunc(failure.Each(err), func(err error) bool {
		return failure.Of(err).Code() == message.ChangedWhileBuilt("").Code()
	})
}

// Body returns the body of the article at a content path, whose bytes have a
// fingerprint; it is good until the next call. It comes out of the store when it was
// parsed in this build, else its file is parsed again.
func (r *bodyReader) Body(path string, fingerprint pack.Fingerprint) (*parse.Content, error) {
	s, err := r.source(path)
	if err != nil {
		return nil, err
	}
	if !s.body.IsZero() {
		return r.taker.Take(s.body)
	}
	return r.parseAgain(s, fingerprint)
}

// release says that nobody will take the body of an article any more. What it
// occupied in the store is given back, to hold output.
func (r *bodyReader) release(path string) {
	if s, err := r.source(path); err == nil && !s.body.IsZero() {
		r.store.Release(s.body)
		s.body = store.Span{}
	}
}

// text returns the plain text of an article, as Body does its body.
func (r *bodyReader) text(path string, fingerprint pack.Fingerprint) (search.Units, error) {
	s, err := r.source(path)
	if err != nil {
		return nil, err
	}
	if !s.body.IsZero() && r.store.HasTexts() {
		return r.taker.Text(s.body)
	}
	c, err := r.parseAgain(s, fingerprint)
	if err != nil {
		return nil, err
	}
	r.units = r.units[:0].AppendBytes(c.Text)
	return r.units, nil
}

// blocks returns the body of an article as a tree.
func (r *bodyReader) blocks(path string, fingerprint pack.Fingerprint) (*block.Document, error) {
	s, err := r.source(path)
	if err != nil {
		return nil, err
	}
	src, err := r.readAgain(s, fingerprint)
	if err != nil {
		return nil, err
	}
	d := r.parser.Blocks(s.meta, src)
	if d == nil {
		panic("pipeline: the same bytes had no errors before")
	}
	return d, nil
}

// readAgain reads a source whose bytes have a fingerprint.
func (r *bodyReader) readAgain(s *source, fingerprint pack.Fingerprint) ([]byte, error) {
	src, err := r.files.Read(s.File, parse.MaxSize)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, changed("content/" + s.Path)
	}
	if err != nil {
		return nil, err
	}
	if pack.FingerprintOf(src) != fingerprint {
		return nil, changed("content/" + s.Path)
	}
	return src, nil
}

func (r *bodyReader) parseAgain(s *source, fingerprint pack.Fingerprint) (*parse.Content, error) {
	src, err := r.readAgain(s, fingerprint)
	if err != nil {
		return nil, err
	}
	c := r.parser.Again(s.meta, src, r.scratch)
	if c == nil {
		panic("pipeline: the same bytes had no errors before")
	}
	return c, nil
}
