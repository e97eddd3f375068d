package index

import (
	"encoding/binary"
	"slices"
	"strings"

	"wendang/internal/search/format"
)

// joiner makes files of postings of the pieces of all runs. It belongs to one
// goroutine.
type joiner struct {
	runs       *runs
	layout     format.Layout
	buckets    pieces
	files      pieces // of words
	signatures pieces

	group group // of the bucket that was read last
	shard *format.ShardWriter
}

func newJoiner(r *runs, l format.Layout) *joiner {
	return &joiner{
		runs: r, layout: l, buckets: pieces{runs: r}, files: pieces{runs: r}, signatures: pieces{runs: r},
		shard: format.NewShardWriter(l.Docs),
	}
}

// pieces are some neighbouring pieces of all runs, which are read at once.
type pieces struct {
	runs   *runs
	first  int
	list   [][][]byte // of each piece, what the runs have
	buffer []byte
}

// at returns what the runs have of a piece, and whether that has just been read,
// with up to so many pieces.
func (p *pieces) at(piece, most int) (of [][]byte, read bool, err error) {
	if piece < p.first || piece >= p.first+len(p.list) {
		p.first, read = piece, true
		p.list, p.buffer, err = p.runs.read(piece, most, p.buffer)
		if err != nil {
			p.list = nil
			return nil, false, err
		}
	}
	return p.list[piece-p.first], read, nil
}

// pairs appends file i of pairs. Of files in order, each bucket is read once.
func (j *joiner) pairs(dst []byte, i int) ([]byte, error) {
	first, end := format.FirstHash(i, j.layout.Pairs), format.FirstHash(i+1, j.layout.Pairs)
	j.shard.Reset()
	for bucket := first >> format.RestBits; bucket<<format.RestBits < end; bucket++ {
		pieces, read, err := j.buckets.at(int(bucket), 1)
		if err != nil {
			return nil, err
		}
		if read {
			j.group.fill(j.runs.list, pieces)
		}
		base := bucket << format.RestBits
		from, _ := slices.BinarySearch(j.group.pairs, uint64(max(first, base)-base)<<32)
		for _, p := range j.group.pairs[from:] {
			h := base | uint32(p>>32)
			if h >= end {
				break
			}
			j.shard.AddPair(h, j.group.of(uint32(p)))
		}
	}
	return j.shard.Append(dst), nil
}

// atOnce is how many neighbouring files of words are joined after one reading.
const atOnce = 16

// words appends file i of words.
func (j *joiner) words(dst []byte, i int) ([]byte, error) {
	pieces, _, err := j.files.at(1<<format.BucketBits+i, min(atOnce, j.layout.Words-i))
	if err != nil {
		return nil, err
	}
	words := map[string][]format.Packed{}
	for b, p := range pieces {
		readWords(words, p, j.runs.list[b].first)
	}
	order := make([]string, 0, len(words))
	for w := range words {
		order = append(order, w)
	}
	slices.SortFunc(order, strings.Compare)
	j.shard.Reset()
	for _, w := range order {
		j.shard.AddWord(w, words[w])
	}
	return j.shard.Append(dst), nil
}

// readWords adds the postings of a piece that appendWord wrote. The document first of
// the segment is number 0 of the block.
func readWords(words map[string][]format.Packed, piece []byte, first uint32) {
	uint := func() uint64 {
		n, size := binary.Uvarint(piece)
		piece = piece[size:]
		return n
	}
	for len(piece) > 0 {
		size := uint()
		w := string(piece[:size])
		piece = piece[size:]
		list := words[w]
		doc := first
		for range uint() {
			v := uint()
			doc += uint32(v >> format.LevelBits)
			list = append(list, format.Posting{Doc: doc, Level: uint8(v & (1<<format.LevelBits - 1))}.Packed())
		}
		words[w] = list
	}
}
