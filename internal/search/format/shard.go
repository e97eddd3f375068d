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
// A pair is the difference of its hash to that of the pair before. A word is how many
// bytes it has in common with the word before, and what is new. Most terms have a single
// posting, so the lowest bit of the first number says that:
//
//	varint   2 · (difference, or bytes in common), and 1 for a single posting
//	varint   of a word: bytes; that many

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
	w.head = pack.AppendUint(w.head, uint64(hash-w.hash)<<1|single(list))
	w.hash = hash
	w.add(list)
}

// AddWord adds a word, which is beyond the word before.
func (w *ShardWriter) AddWord(word string, list []Packed) {
	same := 0
	for same < len(word) && same < len(w.word) && word[same] == w.word[same] {
		same++
	}
	w.head = pack.AppendUint(w.head, uint64(same)<<1|single(list))
	w.head = pack.AppendText(w.head, word[same:])
	w.word = word
	w.add(list)
}

// single returns 1 for a single posting, else 0.
func single(list []Packed) uint64 {
	if len(list) == 1 {
		return 1
	}
	return 0
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

// first reads the first number of a term.
func (s *shardReader) first() (n uint64, single bool) {
	v := s.r.uint()
	return v >> 1, v&1 == 1
}

// head reads the head of a term's postings, and keeps it if wanted.
func (s *shardReader) head(single, wanted bool) {
	var e foundEntry
	if single {
		v := s.r.uint()
		e.df, e.one = 1, Posting{uint32(v >> LevelBits), uint8(v & (1<<LevelBits - 1))}
	} else {
		e.df = int(s.r.uint())
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
		gap, single := s.first()
		h += gap
		s.head(single, h == uint64(want))
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
		same, single := s.first()
		rest := s.r.bytes(s.r.count())
		if same > uint64(len(word)) {
			return nil, false
		}
		word = append(word[:same], rest...)
		s.head(single, string(word) == want || prefix && bytes.HasPrefix(word, []byte(want)))
	}
	return s.lists()
}
