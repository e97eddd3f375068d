package format

import "wendang/internal/search/text"

// That a document has all pairs of a phrase does not say that it has the phrase.
// Where many documents may have the pairs, as among thousands, reading them to find
// those that have it takes long. So a large segment has signatures, as in the
// signature files of old: of each file of documents a row of bits, one of which is
// set for each three characters that follow one another in it, by a hash. A phrase
// of which a bit is not set is not in the file. They are kept by slices: for each
// bit, whether the files have it, so that a query needs a few slices and not all
// signatures. With as many bits as here a third of those of a file are set.
//
//	             file 0  file 1  file 2 …
//	bit 0           0       1       0      a slice
//	bit 1           1       1       0      a slice
//	…
//	bit 16383       0       0       1      a slice
const (
	signatureBits = 14
	// SignatureSize is the size of a signature in bits, and so the number of slices.
	SignatureSize = 1 << signatureBits
	// leastSigned is how many documents a segment with signatures has at least.
	// Smaller ones are quickly read.
	leastSigned = 2000
	// sliceFile is how large files of slices are made, in bytes.
	sliceFile = 12 << 10
	// PieceSlices is how many slices a file has at most.
	PieceSlices = 256
)

// SignatureBit returns the bit of a signature that stands for two pairs that follow
// one another: three characters in a row or, across a sign or a line's end, the last
// pair before it and the first one behind.
func SignatureBit(a, b text.Pair) uint16 {
	return uint16(text.Mix(a, b) >> (32 - signatureBits))
}

// sliceFiles returns how many files the slices of a segment are in, a power of two.
func sliceFiles(docs, texts int) int {
	if docs < leastSigned {
		return 0
	}
	files := SignatureSize / PieceSlices
	for files < SignatureSize && SignatureSize/files*SliceBytes(texts) > sliceFile {
		files *= 2
	}
	return files
}

// SliceBytes returns the size of a slice of so many files of documents.
func SliceBytes(texts int) int { return (texts + 7) / 8 }

// SignatureOf returns bits that are set in the signature of every file that contains
// the term with these pairs: at most [MaxSlices] of them.
func SignatureOf(pairs []text.Pair) []uint16 {
	var all []uint16
	for i := 1; i < len(pairs); i++ {
		all = append(all, SignatureBit(pairs[i-1], pairs[i]))
	}
	if len(all) <= MaxSlices {
		return all
	}
	some := make([]uint16, MaxSlices) // that have few characters in common
	for i := range some {
		some[i] = all[i*(len(all)-1)/(MaxSlices-1)]
	}
	return some
}
