package index

import (
	"fmt"
	"os"
	"sync/atomic"
)

// runs keeps the postings of blocks until they are joined, in a temporary file.
type runs struct {
	file *os.File
	end  atomic.Int64
	list []*run // by block
}

func newRuns(dir string, blocks int) (*runs, error) {
	f, err := os.CreateTemp(dir, "runs.*.tmp")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name()) // where the system allows it, the file goes with the process
	return &runs{file: f, list: make([]*run, blocks)}, nil
}

func (r *runs) close() {
	_ = r.file.Close()
	_ = os.Remove(r.file.Name())
}

// run is the postings of a block: a piece for each bucket of pairs, then one for
// each file of words, and for some slices of signatures each.
type run struct {
	runs   *runs
	first  uint32 // document of the segment that is the block's document 0
	pieces []span
	buffer []byte
	start  int // of the piece in the buffer
	ready  int // pieces that have been written to the file
}

type span struct {
	offset int64
	length int32
}

// runBuffer is how much is gathered before it is written, in bytes.
const runBuffer = 1 << 20

func (r *run) begin() { r.start = len(r.buffer) }

func (r *run) end() error {
	r.pieces = append(r.pieces, span{int64(r.start), int32(len(r.buffer) - r.start)})
	if len(r.buffer) < runBuffer {
		return nil
	}
	return r.write()
}

// write writes what is gathered.
func (r *run) write() error {
	at := r.runs.end.Add(int64(len(r.buffer))) - int64(len(r.buffer))
	if _, err := r.runs.file.WriteAt(r.buffer, at); err != nil {
		return fmt.Errorf("writing the index: %w", err)
	}
	for i := r.ready; i < len(r.pieces); i++ {
		r.pieces[i].offset += at
	}
	r.ready = len(r.pieces)
	r.buffer = r.buffer[:0]
	return nil
}

// read reads the pieces first … first+n-1 of all runs, those of a run at once,
// since they stand together unless a buffer was full between them. It returns
// for each piece what the runs have, in the order of blocks.
func (r *runs) read(first, n int, buffer []byte) (pieces [][][]byte, next []byte, err error) {
	size := 0
	for _, run := range r.list {
		for _, at := range run.pieces[first : first+n] {
			size += int(at.length)
		}
	}
	buffer = resize(buffer, size)
	pieces = make([][][]byte, n)
	rest := buffer
	for _, run := range r.list {
		for i := 0; i < n; {
			at := run.pieces[first+i]
			b := rest[:0]
			for ; i < n && run.pieces[first+i].offset == at.offset+int64(len(b)); i++ {
				b = rest[:len(b)+int(run.pieces[first+i].length)]
			}
			if _, err := r.file.ReadAt(b, at.offset); err != nil {
				return nil, buffer, fmt.Errorf("reading the index: %w", err)
			}
			rest = rest[len(b):]
		}
	}
	rest = buffer
	for _, run := range r.list {
		for i := range n {
			length := run.pieces[first+i].length
			pieces[i] = append(pieces[i], rest[:length])
			rest = rest[length:]
		}
	}
	return pieces, buffer, nil
}
