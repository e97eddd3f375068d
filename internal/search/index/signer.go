package index

import (
	"wendang/internal/search/format"
	"wendang/internal/search/text"
)

// signer makes the signatures of a block of documents. Eight files of these share
// the bytes of a column, of which each has a bit.
type signer struct {
	columns [][]byte // of format.SignatureSize bytes; of earlier blocks there may be more
	files   int      // whose signatures have been begun
	last    text.Pair
}

// used returns the columns of the block.
func (s *signer) used() [][]byte { return s.columns[:format.SliceBytes(s.files)] }

// begin begins the signature of the next file.
func (s *signer) begin() {
	if i := s.files / 8; i == len(s.columns) {
		s.columns = append(s.columns, make([]byte, format.SignatureSize))
	} else if s.files%8 == 0 {
		clear(s.columns[i])
	}
	s.files++
	s.last = 0 // so that a signature depends on nothing else
}

// add adds pairs as they follow one another.
func (s *signer) add(pairs []text.Pair) {
	i := s.files - 1
	column := (*[format.SignatureSize]byte)(s.columns[i/8])
	bit := byte(1) << (i & 7)
	last := s.last
	for _, p := range pairs {
		column[format.SignatureBit(last, p)] |= bit
		last = p
	}
	s.last = last
}

// addTitle adds the pairs of a title, among which are single characters.
func (s *signer) addTitle(pairs []text.Pair) {
	for i, p := range pairs {
		if _, second := p.Split(); second != 0 {
			s.add(pairs[i : i+1])
		}
	}
}

// flush appends the signatures to a run, a piece for some slices each: the bytes
// of one column after the other.
func (s *signer) flush(run *run) error {
	for from := 0; from < format.SignatureSize; from += format.PieceSlices {
		run.begin()
		for _, c := range s.used() {
			run.buffer = append(run.buffer, c[from:from+format.PieceSlices]...)
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
	n := format.SignatureSize / j.layout.Slices
	first := i * n
	pieces, _, err := j.signatures.at(1<<format.BucketBits+j.layout.Words+first/format.PieceSlices, 1)
	if err != nil {
		return nil, err
	}
	first %= format.PieceSlices
	for slice := first; slice < first+n; slice++ {
		for _, p := range pieces {
			for at := slice; at < len(p); at += format.PieceSlices {
				dst = append(dst, p[at])
			}
		}
	}
	return dst, nil
}
