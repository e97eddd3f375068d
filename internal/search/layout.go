package search

import (
	"fmt"
	"math"
	"math/bits"
)

// The index is made of segments, each over a set of documents and complete in
// itself, and of some files over all:
//
//	search/index.js          the manifest: what there is
//	search/tags.js           tags, for suggestions
//	search/fold.js           traditional characters and their simplified ones
//	search/SEGMENT/d.js      of every document: channel, day, festivals; and the
//	                         characters in which texts are written
//	search/SEGMENT/pN.js     postings of pairs, by a hash of the pair
//	search/SEGMENT/wN.js     postings of words, by a hash of their first letters,
//	                         and of rare pairs
//	search/SEGMENT/tN.js     documents: title, URL, text
//	search/SEGMENT/gN.js     signatures of these files, by slices; in large segments
//	search/SEGMENT/sN.js     titles by pinyin, for suggestions
//
// The files of a segment never change: its name is a sum of what it is made of.
// A changed document makes one of a new segment, and is struck out of the old
// one in the manifest.

// Dir is the folder of the index in the output.
const Dir = "search"

// ManifestPath and TagsPath are the output paths of the files over all.
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
	textsPerPairs = 72 << 10
	textsPerWords = 2 << 20
	textsPerTexts = 24 << 10
	titlesPerFile = 200
	maxPerText    = 64      // documents
	maxFiles      = 1 << 16 // of a kind that a hash is taken for
)

// LayoutOf returns the layout for documents with texts of so many bytes.
func LayoutOf(docs int, textBytes int64) Layout {
	if docs == 0 {
		return Layout{}
	}
	files := func(size int64) int { return int(min(max((textBytes+size/2)/size, 1), maxFiles)) }
	perText := min(max(nearest(textsPerTexts*float64(docs)/float64(max(textBytes, 1))), 1), maxPerText)
	texts := (docs + perText - 1) / perText
	return Layout{
		Docs:    docs,
		Pairs:   wholeBuckets(files(textsPerPairs)),
		Words:   files(textsPerWords),
		PerText: perText,
		Texts:   texts,
		Titles:  (docs + titlesPerFile - 1) / titlesPerFile,
		Slices:  sliceFiles(docs, texts),
	}
}

// nearest returns the whole number that is the fewest times as large or as small.
func nearest(x float64) int {
	n := math.Floor(x)
	if x*x > n*(n+1) {
		n++
	}
	return int(n)
}

// Neighbours returns how many neighbouring files are best made by one Writer. Files of
// pairs are made of buckets, which it reads once if the files are neighbours.
func (l Layout) Neighbours() int {
	const least = 12
	bucket := max(l.Pairs>>bucketBits, 1)
	return (least + bucket - 1) / bucket * bucket
}

// wholeBuckets returns about as many files of pairs, such that no two have pairs of
// the same bucket in common, unless all of it.
func wholeBuckets(files int) int {
	const buckets = 1 << bucketBits
	if files > buckets {
		return (files + buckets/2) &^ (buckets - 1)
	}
	return 1 << bits.Len(uint(files*7/10)) // 1.4 and its half are as far from 1
}

// A block of documents has room for eight files of any size, which share a byte of
// a slice.
const _ = uint(mostBlock - 8*maxPerText)

// SegmentDir returns the folder in the output that a segment's files stand in.
func SegmentDir(segment string) string { return Dir + "/" + segment }

// file returns the output path of file i of a kind.
func file(segment, kind string, i int) string {
	return fmt.Sprintf("%s/%s%d.js", SegmentDir(segment), kind, i)
}

// docsFile returns the output path of a segment's table of documents.
func docsFile(segment string) string { return SegmentDir(segment) + "/d.js" }

// wordFile returns in which file of n a word stands: all with the same first two
// characters in one.
func wordFile(w string, n int) int {
	var h uint32 = 2166136261
	count := 0
	for _, r := range w {
		if count++; count > 2 {
			break
		}
		h = (h ^ uint32(r)) * 16777619
	}
	if count == 1 {
		h = (h ^ 0x20) * 16777619
	}
	h ^= h >> 15
	return int(h % uint32(n))
}

// weight is how much a term that df of n documents have says about one: about
// four times the binary logarithm of n/df, and at least 2. Whole numbers give
// the same in every language.
func weight(n, df int) int {
	if df <= 0 {
		return 0
	}
	x := uint64(n) * 256 / uint64(df)
	if x < 256 {
		x = 256
	}
	e := bits.Len64(x) - 1
	return 2 + 4*(e-8) + int(x>>(e-2)&3)
}

// levelWeight is how much a term counts by its level.
var levelWeight = [4]int{4, 5, 6, 16}
