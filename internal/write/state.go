package write

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"wendang/internal/pack"
	"wendang/internal/stamp"
)

// Fingerprint is a fingerprint: of what an output is made from, or of its bytes.
type Fingerprint = pack.Fingerprint

// state is what the last run knew of each output, in the order of paths. It
// saves work and nothing else: with no state, or a damaged one, outputs are
// rendered and compared again. Only for [Writer.Keep] it says what a file has to be.
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
	// changeTime is of the file's metadata, too: it tells of an edit that put the old
	// time back. It is 0 where the system has none.
	changeTime int64
}

// stamped sets the times of an entry.
func (e *entry) stamped(s stamp.Stamp) { e.modTime, e.changeTime = s.ModTime, s.ChangeTime }

// describes reports whether a file has the size and times that e was left with,
// so that it need not be read.
func (e *entry) describes(now stamp.Stamp) bool {
	return e.modTime != 0 && now.Size == e.size && now.ModTime == e.modTime && now.ChangeTime == e.changeTime
}

// errState says that a state is not as a task has left it.
var errState = errors.New("the state of a part is damaged")

const (
	stateMagic    = "wendang outputs 3\n"
	oldStateMagic = "wendang outputs 2\n" // without change times
)

// loadState reads a state. One that is torn, foreign, or of another version
// counts as none.
func loadState(path string) *state {
	s, _ := readState(path)
	return s
}

// readState is like loadState, and reports whether there is one.
func readState(path string) (*state, bool) {
	s := &state{path: path}
	f, ok := pack.Open(path, stateMagic)
	old := false
	if !ok {
		if f, old = pack.Open(path, oldStateMagic); !old {
			return s, false
		}
	}
	s.file = f
	r := pack.Reader{S: f.Text}
	entries := make([]entry, r.Count())
	before := ""
	for i := range entries {
		e := entry{path: r.Text(), inputs: r.Fingerprint(), content: r.Fingerprint(), size: r.Int(), modTime: r.Int()}
		if old {
			e.modTime = 0 // so that its file is read
		} else {
			e.changeTime = e.modTime + r.Int()
		}
		if !r.OK() || e.path <= before {
			return s, false
		}
		before = e.path
		entries[i] = e
	}
	s.entries = entries
	return s, true
}

// MergeStates makes the state at path of those that tasks have left. A part that has left no
// files need not have one; one that cannot be read is an error.
func MergeStates(path string, parts []string) error {
	merged := loadState(path)
	defer merged.close()
	var entries []entry
	for _, p := range parts {
		s, ok := readState(p)
		defer s.close()
		if _, err := os.Lstat(p); !ok && !errors.Is(err, fs.ErrNotExist) {
			return &fs.PathError{Op: "read", Path: p, Err: errors.Join(err, errState)}
		}
		entries = append(entries, s.entries...)
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
	entries = slices.CompactFunc(entries, func(a, b entry) bool { return a.path == b.path })
	return merged.save(entries)
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
		if !(stamp.Stamp{Size: e.size, ModTime: e.modTime, ChangeTime: e.changeTime}).Settled(now) {
			e.modTime, e.changeTime = 0, 0
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
		b = pack.AppendInt(b, e.changeTime-e.modTime) // which is little
		w.Write(b)
		b = b[:0]
	}
	return w.Commit()
}
