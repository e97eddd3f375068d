// Package segment makes the files of a segment of the search index in an output folder.
//
//	documents, texts ─► search.Builder ─► files of the segment ─► write.Batch
package segment

import (
	"context"
	"slices"

	"github.com/zeebo/xxh3"

	"wendang/internal/pack"
	"wendang/internal/parallel"
	"wendang/internal/search"
	"wendang/internal/write"
)

// Deal returns which of n parts what stands at a path belongs to, from 0 on. An index of n
// segments has the articles of one part in each, and tasks that share a build have a part
// each.
func Deal(path string, n int) int {
	if n < 2 {
		return 0
	}
	return int(xxh3.HashString(path) % uint64(n))
}

// State returns the segment of documents whose texts have so many characters in all.
// program is the fingerprint of the program that makes it.
func State(program pack.Fingerprint, docs []search.DocID, chars int64) search.SegmentState {
	const charBytes = 3
	s := search.SegmentState{Docs: docs, Layout: search.LayoutOf(len(docs), charBytes*chars)}
	s.Name = search.SegmentName(program, s.Layout, docs)
	return s
}

// Options say how a segment is made.
type Options struct {
	Scratch string // folder for a temporary file
	Jobs    int    // goroutines
	// Inverted is called when the texts are no longer needed; nil for nobody.
	Inverted func() error
	// Indexing and Writing return a function that is told how many more documents were
	// read, and how many more files were written.
	Indexing, Writing func(total int) (more func(n int))
}

// Write makes the files of a segment, which are among the outputs of the batch.
func Write(ctx context.Context, s *search.SegmentState, source search.Source, batch *write.Batch, o Options) error {
	builder, err := search.NewBuilder(s.Name, s.Layout, source, o.Scratch)
	if err != nil {
		return err
	}
	defer builder.Close()
	if err := batch.StageFolder(search.SegmentDir(s.Name)); err != nil {
		return err
	}
	newSink := func() *sink { return &sink{batch: batch, to: batch.Writer()} }
	if err := builder.Invert(ctx, o.Jobs, func() search.Sink { return newSink() }, o.Indexing(s.Layout.Docs)); err != nil {
		return err
	}
	if o.Inverted != nil {
		if err := o.Inverted(); err != nil {
			return err
		}
	}
	files := slices.DeleteFunc(s.Files(), search.File.IsTexts)
	return parallel.Chunks(ctx, o.Jobs, len(files), s.Layout.Neighbours(), func() (func(i int) error, func()) {
		s, w := newSink(), builder.Writer()
		return func(i int) error {
			if s.Has(files[i]) {
				return nil
			}
			content, err := w.Append(s.buffer[:0], files[i])
			if err != nil {
				return err
			}
			s.buffer = content
			return s.Put(files[i], content)
		}, s.Close
	}, o.Writing(len(files)))
}

// Inputs is the fingerprint of what a segment's file is made from: its path holds the
// segment's name, which is a sum of all that it is made from.
func Inputs(f search.File) pack.Fingerprint { return pack.FingerprintOf([]byte(f.Path)) }

// sink writes files of a segment, for one goroutine.
type sink struct {
	batch  *write.Batch
	to     *write.Writer
	buffer []byte
}

func (s *sink) Has(f search.File) bool { return s.to.Fresh(s.output(f), Inputs(f)) }

func (s *sink) Put(f search.File, content []byte) error {
	return s.to.Put(s.output(f), Inputs(f), content)
}

// output returns which output a file is.
func (s *sink) output(f search.File) int {
	i, ok := s.batch.Find(f.Path)
	if !ok {
		panic("segment: a file of the index is no output: " + f.Path)
	}
	return i
}

func (s *sink) Close() { s.to.Close() }
