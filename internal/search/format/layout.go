package format

import (
	"fmt"
	"math"
	"math/bits"

	"wendang/internal/search/text"
)

// Dir is the folder of the index in the output.
const Dir = "search"

// The output paths of the files over all segments.
const (
	ManifestPath = Dir + "/index.js"
	TagsPath     = Dir + "/tags.js"
	FoldPath     = Dir + "/fold.js"
)

// Layout says how many files of each kind a segment has.
type Layout struct {
	Docs    int
	Pairs   int // files of pairs
	Words   int // files of words
	PerText int // documents in a file
	Texts   int // files of documents
	Titles  int // files of titles
	Slices  int // files of slices of signatures, or 0
}

// How large files are made: in bytes of the documents' texts, of which about a
// quarter is left in a file of documents, and two fifths in those of pairs.
const (
	TextsPerPairs = 64 << 10
	textsPerWords = 2 << 20
	textsPerTexts = 24 << 10
	titlesPerFile = 200
	MaxPerText    = 64      // documents
	maxFiles      = 1 << 16 // of a kind that a hash is taken for
)

// LayoutOf returns the layout for documents with texts of so many bytes.
func LayoutOf(docs int, textBytes int64) Layout {
	if docs == 0 {
		return Layout{}
	}
	files := func(size int64) int { return int(min(max((textBytes+size/2)/size, 1), maxFiles)) }
	perText := min(max(nearest(textsPerTexts*float64(docs)/float64(max(textBytes, 1))), 1), MaxPerText)
	texts := (docs + perText - 1) / perText
	return Layout{
		Docs:    docs,
		Pairs:   wholeBuckets(files(TextsPerPairs)),
		Words:   files(textsPerWords),
		PerText: perText,
		Texts:   texts,
		Titles:  (docs + titlesPerFile - 1) / titlesPerFile,
		Slices:  sliceFiles(docs, texts),
	}
}

// nearest rounds x to the whole number with the smallest ratio to it: 1.4 to 1, but 1.45
// to 2, since 2/1.45 is less than 1.45/1.
func nearest(x float64) int {
	n := math.Floor(x)
	if x*x > n*(n+1) {
		n++
	}
	return int(n)
}

// The pairs of a segment are put together by buckets, each with all hashes that begin
// with the same bits: index.Builder holds one at a time.
//
//	hash of 30 bits   BucketBits (which bucket)   RestBits (the pair in it)
const (
	BucketBits = 9
	RestBits   = text.PairBits - BucketBits
)

// Neighbours returns how many neighbouring files are best made by one goroutine. Files
// of pairs are made of buckets, which it reads once if the files are neighbours.
func (l Layout) Neighbours() int {
	const least = 12
	bucket := max(l.Pairs>>BucketBits, 1)
	return (least + bucket - 1) / bucket * bucket
}

// wholeBuckets returns about as many files of pairs, such that no two have pairs of
// the same bucket in common, unless all of it.
func wholeBuckets(files int) int {
	const buckets = 1 << BucketBits
	if files > buckets {
		return (files + buckets/2) &^ (buckets - 1)
	}
	// Rather too many than too few: a question reads some files, and pays for their size.
	return 1 << bits.Len(uint(files*95/100))
}

// SegmentDir returns the folder in the output that a segment's files stand in.
func SegmentDir(segment string) string { return Dir + "/" + segment }

// Kind is a kind of file of a segment. It is the first letter of the file's name.
type Kind byte

// The kinds of files.
const (
	TableFile Kind = 'd' // there is one
	OrderFile Kind = 'o'
	PairFile  Kind = 'p'
	WordFile  Kind = 'w'
	TextFile  Kind = 't'
	SliceFile Kind = 'g'
	TitleFile Kind = 's'
)

// Path returns the output path of file i of a kind.
func Path(segment string, kind Kind, i int) string {
	if kind == TableFile {
		return fmt.Sprintf("%s/%c.js", SegmentDir(segment), kind)
	}
	return fmt.Sprintf("%s/%c%d.js", SegmentDir(segment), kind, i)
}

// PairFileOf returns in which file of n the pair with a hash stands.
func PairFileOf(hash uint32, n int) int { return int(uint64(hash) * uint64(n) >> text.PairBits) }

// FirstHash returns the first hash of file i of n. That of file n is behind all.
func FirstHash(i, n int) uint32 {
	return uint32((uint64(i)<<text.PairBits + uint64(n) - 1) / uint64(n))
}

// The hash of words is FNV-1a of the first two characters, with its upper half mixed
// into the lower one.
const (
	wordBasis  = 2166136261
	wordFactor = 16777619
	wordShift  = 15
	wordChars  = 2
	wordEnd    = 0x20 // stands for the second character of a word that has one
)

// WordFileOf returns in which file of n a word stands: all words with the same first
// two characters in one.
func WordFileOf(w string, n int) int {
	var h uint32 = wordBasis
	count := 0
	for _, r := range w {
		if count++; count > wordChars {
			break
		}
		h = (h ^ uint32(r)) * wordFactor
	}
	if count == 1 {
		h = (h ^ wordEnd) * wordFactor
	}
	h ^= h >> wordShift
	return int(h % uint32(n))
}

// The factors by which two letters choose a file of titles.
const (
	titleFirst  = 31
	titleSecond = 7
)

// TitleFileOf returns in which file of n the titles stand whose reading begins with
// two letters, be they two initials or the beginning of the first syllable.
func TitleFileOf(a, b byte, n int) int { return (int(a)*titleFirst + int(b)*titleSecond) % n }
