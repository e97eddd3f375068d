package store

import (
	"cmp"
	"os"
	"slices"
	"sync"
)

// spool is a temporary file of contents. It is written in regions; when nobody needs
// any content of one any more, the system gets its memory or disk back, to hold
// output.
type spool struct {
	file *os.File

	mu      sync.Mutex
	end     int64
	regions []region // by offset
}

// region is a part of the file that one goroutine fills.
type region struct {
	offset, size int64
	left         int // contents that have not been taken
}

// regionSize is the size of regions, in bytes; larger contents get their own.
const regionSize = 256 << 10

func newSpool(dir, name string) (*spool, error) {
	f, err := os.CreateTemp(dir, name+".*.tmp")
	if err != nil {
		return nil, err
	}
	// Where the system allows it, the file goes with the process.
	_ = os.Remove(f.Name())
	return &spool{file: f}, nil
}

func (s *spool) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}

// spooler puts contents into a spool, for one goroutine.
type spooler struct {
	spool  *spool
	region int // that is being filled, when buffer is not empty
	offset int64
	buffer []byte
}

// put keeps a content, with more behind it, and returns its offset. It can be taken
// after flush.
func (p *spooler) put(content, more []byte) (int64, error) {
	size := len(content) + len(more)
	if len(p.buffer)+size > regionSize {
		if err := p.flush(); err != nil {
			return 0, err
		}
	}
	s := p.spool
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(p.buffer) == 0 {
		p.region, p.offset = len(s.regions), s.end
		size := max(regionSize, int64(size))
		s.regions = append(s.regions, region{offset: s.end, size: size})
		s.end += size
	}
	s.regions[p.region].left++
	at := p.offset + int64(len(p.buffer))
	p.buffer = append(append(p.buffer, content...), more...)
	return at, nil
}

// flush writes what is gathered.
func (p *spooler) flush() error {
	_, err := p.spool.file.WriteAt(p.buffer, p.offset)
	if p.buffer = p.buffer[:0]; err != nil {
		return err
	}
	return nil
}

// read fills b with a content.
func (s *spool) read(offset int64, b []byte) error {
	if _, err := s.file.ReadAt(b, offset); err != nil {
		return err
	}
	return nil
}

// taken says that the content at an offset is not needed any more.
func (s *spool) taken(offset int64) {
	s.mu.Lock()
	i, found := slices.BinarySearchFunc(s.regions, offset, func(r region, at int64) int { return cmp.Compare(r.offset, at) })
	if !found {
		i--
	}
	r := &s.regions[i]
	r.left--
	empty := r.left == 0
	offset, size := r.offset, r.size
	s.mu.Unlock()
	if empty {
		release(s.file, offset, size)
	}
}
