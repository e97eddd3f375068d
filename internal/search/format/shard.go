package format

import (
	"bytes"

	"wendang/internal/pack"
)

// A shard is a file of terms in order, each with its postings:
//
//	varint   terms
//	for each term: the term, and the head of its postings
//	the lists of postings, one after the other
//
// A pair is the difference of its hash to that of the pair before. A word is what it
// has in common with the word before and what is new:
//
//	varint   bytes in common
//	varint   bytes; that many

// ShardWriter writes a shard. It keeps its memory.
type ShardWriter struct {
	docs        int // of the segment
	n           int // terms
	head, lists []byte
	hash        uint32 // of the last pair
	word        string // the last word
}

// NewShardWriter returns a writer for shards of a segment of so many documents.
func NewShardWriter(docs int) *ShardWriter { return &ShardWriter{docs: docs} }

// Reset begins another shard.
func (w *ShardWriter) Reset() {
	w.n, w.hash, w.word = 0, 0, ""
	w.head, w.lists = w.head[:0], w.lists[:0]
}

// AddPair adds the pair with a hash, which is beyond that of the pair before.
func (w *ShardWriter) AddPair(hash uint32, list []Packed) {
	w.head = pack.AppendUint(w.head, uint64(hash-w.hash))
	w.hash = hash
	w.add(list)
}

// AddWord adds a word, which is beyond the word before.
func (w *ShardWriter) AddWord(word string, list []Packed) {
	same := 0
	for same < len(word) && same < len(w.word) && word[same] == w.word[same] {
		same++
	}
	w.head = pack.AppendUint(w.head, uint64(same))
	w.head = pack.AppendText(w.head, word[same:])
	w.word = word
	w.add(list)
}

func (w *ShardWriter) add(list []Packed) {
	w.n++
	w.head, w.lists = appendPostings(w.head, w.lists, w.docs, list)
}

// Append appends the shard.
func (w *ShardWriter) Append(dst []byte) []byte {
	dst = pack.AppendUint(dst, uint64(w.n))
	return append(append(dst, w.head...), w.lists...)
}

// Entry is a term found in a shard.
type Entry struct {
	df   int
	one  Posting // when df is 1
	list []byte  // else
}

// Postings returns the postings of a segment of n documents. It is false when they are
// damaged.
func (e *Entry) Postings(n int) ([]Posting, bool) {
	switch {
	case e.df == 0:
		return nil, true
	case e.df != 1:
		return readPostings(e.list, n, e.df)
	case int(e.one.Doc) >= n:
		return nil, false
	}
	return []Posting{e.one}, true
}

// shardReader walks through the terms of a shard.
type shardReader struct {
	r    byteReader
	size int // of the lists so far
	// found are the entries that were asked for; their lists are cut out when
	// the heads have been read.
	found []foundEntry
}

type foundEntry struct {
	Entry
	from, to int
}

// head reads the head of a term's postings, and keeps it if wanted.
func (s *shardReader) head(wanted bool) {
	e := foundEntry{Entry: Entry{df: int(s.r.uint())}}
	if e.df == 1 {
		v := s.r.uint()
		e.one = Posting{uint32(v >> LevelBits), uint8(v & (1<<LevelBits - 1))}
	} else {
		e.from = s.size
		s.size += s.r.count() // each time at most what is left, so it stays small
		e.to = s.size
	}
	if wanted {
		s.found = append(s.found, e)
	}
}

// lists cuts out the lists of what was found.
func (s *shardReader) lists() ([]Entry, bool) {
	if s.r.failed || s.size > len(s.r.b) {
		return nil, false
	}
	out := make([]Entry, len(s.found))
	for i, e := range s.found {
		out[i] = e.Entry
		out[i].list = s.r.b[e.from:e.to]
	}
	return out, true
}

// FindPair finds the pair of a hash in a shard of pairs. One that the shard does
// not have has df 0.
func FindPair(shard []byte, want uint32) (Entry, bool) {
	s := &shardReader{r: byteReader{b: shard}}
	var h uint64
	for range s.r.count() {
		h += s.r.uint()
		s.head(h == uint64(want))
	}
	found, ok := s.lists()
	if len(found) == 0 {
		return Entry{}, ok
	}
	return found[0], ok
}

// FindWords finds a word of a shard, or all that begin with it.
func FindWords(shard []byte, want string, prefix bool) ([]Entry, bool) {
	s := &shardReader{r: byteReader{b: shard}}
	word := []byte{}
	for range s.r.count() {
		same := int(s.r.uint())
		rest := s.r.bytes(s.r.count())
		if same < 0 || same > len(word) {
			return nil, false
		}
		word = append(word[:same], rest...)
		s.head(string(word) == want || prefix && bytes.HasPrefix(word, []byte(want)))
	}
	return s.lists()
}
