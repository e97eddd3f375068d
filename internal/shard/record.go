package shard

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"

	"github.com/zeebo/xxh3"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
)

// A record file is what one task leaves to others: entries in blocks, each with a sum, so
// that a reader needs memory for one block and never takes what is damaged or cut.
//
//	magic │ length 4 │ sum 16 │ block │ length 4 │ sum 16 │ block │ … │ 0 4 │ sum of the sums 16
//
// How the entries of a block are parted is their writer's affair.

const (
	recordMagic = "wendang record 1\n"
	blockSize   = 256 << 10 // about; an entry is never divided
	headSize    = 4 + 16
)

// errDamaged says that a file is not as it was written.
var errDamaged = errors.New("the file is damaged")

// recordWriter writes a record file.
type recordWriter struct {
	to    *bufio.Writer
	block []byte
	all   *xxh3.Hasher // of the blocks' sums
	most  int          // bytes of a block
	err   error
}

func newRecordWriter(f *os.File) *recordWriter {
	w := &recordWriter{to: bufio.NewWriterSize(f, 64<<10), all: xxh3.New(), most: math.MaxInt32}
	_, w.err = w.to.WriteString(recordMagic)
	return w
}

// full reports whether the block has its size, so that [recordWriter.flush] is to be called
// before the next entry.
func (w *recordWriter) full() bool { return len(w.block) >= blockSize }

// add appends an entry.
func (w *recordWriter) add(entry []byte) {
	if w.full() {
		w.flush()
	}
	w.block = append(w.block, entry...)
}

// Write appends a part of a long entry, which may be divided.
func (w *recordWriter) Write(b []byte) (int, error) {
	w.add(b)
	return len(b), w.err
}

// flush ends the block.
func (w *recordWriter) flush() {
	if len(w.block) > 0 {
		w.write(len(w.block), pack.FingerprintOf(w.block), w.block)
		w.block = w.block[:0]
	}
}

func (w *recordWriter) write(size int, sum pack.Fingerprint, block []byte) {
	if w.err == nil && size > w.most {
		w.err = failure.New(message.ShardTooLarge(size, w.most))
	}
	if w.err != nil {
		return
	}
	_, _ = w.all.Write(sum[:])
	head := append(binary.LittleEndian.AppendUint32(make([]byte, 0, headSize), uint32(size)), sum[:]...)
	if _, w.err = w.to.Write(head); w.err == nil {
		_, w.err = w.to.Write(block)
	}
}

// finish ends the file and returns its sum.
func (w *recordWriter) finish() (pack.Fingerprint, error) {
	w.flush()
	sum := pack.Fingerprint(w.all.Sum128().Bytes())
	w.write(0, sum, nil)
	return sum, errors.Join(w.err, w.to.Flush())
}

// recordReader reads a record file.
type recordReader struct {
	from *bufio.Reader
	all  *xxh3.Hasher
	// isSum reports whether the file has a sum that it may have; nil for any.
	isSum func(pack.Fingerprint) bool
}

func newRecordReader(f *os.File) (*recordReader, error) {
	r := &recordReader{from: bufio.NewReaderSize(f, 64<<10), all: xxh3.New()}
	magic := make([]byte, len(recordMagic))
	if _, err := io.ReadFull(r.from, magic); err != nil {
		return nil, cut(err)
	}
	if string(magic) != recordMagic {
		return nil, errDamaged
	}
	return r, nil
}

// cut makes the end of a file where there should be more an error.
func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errDamaged
	}
	return err
}

// next returns the next block, or [io.EOF] behind the last one.
func (r *recordReader) next() (string, error) {
	var head [headSize]byte
	if _, err := io.ReadFull(r.from, head[:]); err != nil {
		return "", cut(err)
	}
	size, sum := binary.LittleEndian.Uint32(head[:]), pack.Fingerprint(head[4:])
	if size == 0 {
		if r.all.Sum128().Bytes() != sum || r.isSum != nil && !r.isSum(sum) {
			return "", errDamaged
		}
		if _, err := r.from.ReadByte(); err != io.EOF {
			return "", errDamaged
		}
		return "", io.EOF
	}
	if size > math.MaxInt32 {
		return "", errDamaged
	}
	block, err := readBlock(r.from, int(size))
	if err != nil {
		return "", cut(err)
	}
	if pack.FingerprintOf(block) != sum {
		return "", errDamaged
	}
	_, _ = r.all.Write(sum[:])
	return string(block), nil
}

// expect returns the next block, which a sound file has.
func (r *recordReader) expect() (string, error) {
	block, err := r.next()
	return block, cut(err)
}

// readBlock reads size bytes. What a damaged file says of its size takes no more memory
// than the file has bytes.
func readBlock(r io.Reader, size int) ([]byte, error) {
	if size <= 2*blockSize {
		b := make([]byte, size)
		_, err := io.ReadFull(r, b)
		return b, err
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(size)))
	if err == nil && len(b) < size {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}

// eachBlock visits the blocks of a file.
func eachBlock(r *recordReader, visit func(block string) error) error {
	for {
		block, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := visit(block); err != nil {
			return err
		}
	}
}
