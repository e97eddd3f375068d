package search

import "slices"

// That a document has all pairs of a phrase does not say that it has the phrase.
// Where many documents may have the pairs, as among thousands, reading them to find
// those that have it takes long; so a large segment has signatures, as in the
// signature files of old: of each file of documents a row of bits, one of which is
// set for each three characters that follow one another in it, by a hash. A phrase
// of which a bit is not set is not in the file. They are kept by slices: for each
// bit, whether the files have it, so that a query needs a few slices and not all
// signatures. With as many bits as here a third of those of a file are set.
const (
	signatureBits = 14
	signatureSize = 1 << signatureBits
	// leastSigned is how many documents a segment with signatures has at least.
	// Smaller ones are quickly read.
	leastSigned = 2000
	// sliceFile is how large files of slices are made, in bytes.
	sliceFile = 12 << 10
	// Slices of a piece of a run, and so at most of a file.
	pieceSlices = 256
)

// signatureBit returns the bit of a signature that stands for two pairs that follow
// one another: three characters in a row or, across a sign or a line's end, the last
// pair before it and the first one behind.
func signatureBit(a, b key) uint16 {
	return uint16((uint32(a)*0x9E3779B1 + uint32(b)*0x85EBCA6B) >> (32 - signatureBits))
}

// sliceFiles returns how many files the slices of a segment are in, a power of two.
func sliceFiles(docs, texts int) int {
	if docs < leastSigned {
		return 0
	}
	files := signatureSize / pieceSlices
	for files < signatureSize && signatureSize/files*sliceBytes(texts) > sliceFile {
		files *= 2
	}
	return files
}

// sliceBytes returns the size of a slice of so many files of documents.
func sliceBytes(texts int) int { return (texts + 7) / 8 }

// signer makes the signatures of a block of documents. Eight files of these share
// the bytes of a column, of which each has a bit.
type signer struct {
	columns [][]byte // of signatureSize bytes; of earlier blocks there may be more
	files   int      // whose signatures have been begun
	last    key
}

// used returns the columns of the block.
func (s *signer) used() [][]byte { return s.columns[:sliceBytes(s.files)] }

// begin begins the signature of the next file.
func (s *signer) begin() {
	if i := s.files / 8; i == len(s.columns) {
		s.columns = append(s.columns, make([]byte, signatureSize))
	} else if s.files%8 == 0 {
		clear(s.columns[i])
	}
	s.files++
	s.last = 0 // so that a signature depends on nothing else
}

// add adds pairs as they follow one another.
func (s *signer) add(keys []key) {
	i := s.files - 1
	column := (*[signatureSize]byte)(s.columns[i/8])
	bit := byte(1) << (i & 7)
	last := s.last
	for _, k := range keys {
		column[signatureBit(last, k)] |= bit
		last = k
	}
	s.last = last
}

// addTitle adds the pairs of a title, among which are single characters.
func (s *signer) addTitle(keys []key) {
	for i, k := range keys {
		if _, second := splitKey(k); second != 0 {
			s.add(keys[i : i+1])
		}
	}
}

// flush appends the signatures to a run, a piece for some slices each: the bytes
// of one column after the other.
func (s *signer) flush(run *run) error {
	for from := 0; from < signatureSize; from += pieceSlices {
		run.begin()
		for _, c := range s.used() {
			run.buffer = append(run.buffer, c[from:from+pieceSlices]...)
		}
		if err := run.end(); err != nil {
			return err
		}
	}
	s.files = 0
	return nil
}

// slices appends file i of slices.
func (j *joiner) slices(dst []byte, i int) ([]byte, error) {
	n := signatureSize / j.layout.Slices
	first := i * n
	pieces, _, err := j.signatures.at(1<<bucketBits+j.layout.Words+first/pieceSlices, 1)
	if err != nil {
		return nil, err
	}
	first %= pieceSlices
	for slice := first; slice < first+n; slice++ {
		for _, p := range pieces {
			for at := slice; at < len(p); at += pieceSlices {
				dst = append(dst, p[at])
			}
		}
	}
	return dst, nil
}

// mostSlices bounds how many slices a term asks for: those of a longer one rule out
// most as it is.
const mostSlices = 5

// signatureOf returns bits that the signatures have of all files that have a term
// with these pairs.
func signatureOf(pairs []key) []uint16 {
	var all []uint16
	for i := 1; i < len(pairs); i++ {
		all = append(all, signatureBit(pairs[i-1], pairs[i]))
	}
	if len(all) <= mostSlices {
		return all
	}
	some := make([]uint16, mostSlices) // that have few characters in common
	for i := range some {
		some[i] = all[i*(len(all)-1)/(mostSlices-1)]
	}
	return some
}

// mayHave returns which files of a segment may have a term, or nil when all may.
func (r *Reader) mayHave(s *segment, t *Term) ([]byte, error) {
	if s.Slices == 0 {
		return nil, nil
	}
	var may []byte
	for _, bit := range t.signature {
		b, err := r.slice(s, int(bit))
		if err != nil {
			return nil, err
		}
		if may == nil {
			may = slices.Clone(b)
			continue
		}
		for i := range may {
			may[i] &= b[i]
		}
	}
	return may, nil
}

// slice reads a slice.
func (r *Reader) slice(s *segment, bit int) ([]byte, error) {
	n := signatureSize / s.Slices
	b, err := r.read(file(s.Name, "g", bit/n))
	if err != nil {
		return nil, err
	}
	size := sliceBytes(s.Texts)
	if len(b) != n*size {
		return nil, errDamaged
	}
	return b[bit%n*size:][:size], nil
}
