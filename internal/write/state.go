package write

import (
	"slices"
	"time"

	"wendang/internal/pack"
	"wendang/internal/stamp"
)

// Fingerprint is a fingerprint: of what an output is made from, or of its bytes.
type Fingerprint = pack.Fingerprint

// state is what the last run knew of each output, in the order of paths. It
// saves work and nothing else: with no state, or a damaged one, outputs are
// rendered and compared again.
type state struct {
	path    string
	file    *pack.File // holds the paths of entries
	entries []entry
}

// entry is one output as it was left.
type entry struct {
	path    string
	inputs  Fingerprint // of what it was made from
	content Fingerprint // of its bytes
	size    int64
	modTime int64 // nanoseconds since 1970; 0 when the file must be read to know it
}

const stateMagic = "wendang outputs 2\n"

// loadState reads a state. One that is torn, foreign, or of another version
// counts as none.
func loadState(path string) *state {
	s := &state{path: path}
	f, ok := pack.Open(path, stateMagic)
	if !ok {
		return s
	}
	s.file = f
	r := pack.Reader{S: f.Text}
	entries := make([]entry, r.Count())
	before := ""
	for i := range entries {
		e := entry{path: r.Text(), inputs: r.Fingerprint(), content: r.Fingerprint(), size: r.Int(), modTime: r.Int()}
		if !r.OK() || e.path <= before {
			return s
		}
		before = e.path
		entries[i] = e
	}
	s.entries = entries
	return s
}

func (s *state) close() {
	s.entries = nil
	if s.file != nil {
		s.file.Close()
	}
}

// save replaces the state's file by one with these entries, unless it has them
// already.
func (s *state) save(entries []entry) error {
	now := time.Now().UnixNano()
	for i := range entries {
		e := &entries[i]
		if !(stamp.Stamp{Size: e.size, ModTime: e.modTime}).Settled(now) {
			e.modTime = 0
		}
	}
	if slices.Equal(s.entries, entries) {
		return nil
	}
	w, err := pack.Create(s.path, stateMagic)
	if err != nil {
		return err
	}
	b := pack.AppendUint(nil, uint64(len(entries)))
	for i := range entries {
		e := &entries[i]
		b = pack.AppendText(b, e.path)
		b = append(b, e.inputs[:]...)
		b = append(b, e.content[:]...)
		b = pack.AppendInt(b, e.size)
		b = pack.AppendInt(b, e.modTime)
		w.Write(b)
		b = b[:0]
	}
	return w.Commit()
}
