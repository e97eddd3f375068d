package write

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"

	"github.com/zeebo/xxh3"
)

// Print is a fingerprint: of what an output is made from, or of its bytes.
type Print [16]byte

// PrintOf returns the fingerprint of bytes.
func PrintOf(b []byte) Print { return xxh3.Hash128(b).Bytes() }

// state is what the last run knew of each output, in the order of paths. It
// saves work and nothing else: with no state, or a damaged one, outputs are
// rendered and compared again.
type state struct {
	path    string
	entries []entry
}

// entry is one output as it was left.
type entry struct {
	path    string
	inputs  Print // of what it was made from
	content Print // of its bytes
	size    int64
	modTime int64 // nanoseconds
}

const stateMagic = "wendang outputs 1\n"

// loadState reads a state. One that is torn, foreign, or of another version
// counts as none.
func loadState(path string) *state {
	s := &state{path: path}
	data, err := os.ReadFile(path)
	if err != nil || len(data) < len(stateMagic)+16 || !bytes.HasPrefix(data, []byte(stateMagic)) {
		return s
	}
	body, sum := data[:len(data)-16], data[len(data)-16:]
	if PrintOf(body) != Print(sum) {
		return s
	}
	text := string(body[len(stateMagic):])
	n, rest, ok := cutUint(text)
	if !ok || n > uint64(len(rest)) {
		return s
	}
	entries := make([]entry, 0, n)
	before := ""
	for range n {
		var e entry
		if e, rest, ok = cutEntry(rest); !ok || e.path <= before {
			return s
		}
		before = e.path
		entries = append(entries, e)
	}
	s.entries = entries
	return s
}

// entryFixed is the length of an entry without its path.
const entryFixed = 16 + 16 + 8 + 8

func cutEntry(s string) (e entry, rest string, ok bool) {
	n, s, ok := cutUint(s)
	if !ok || uint64(len(s)) < n+entryFixed {
		return e, s, false
	}
	e.path, s = s[:n], s[n:]
	copy(e.inputs[:], s)
	copy(e.content[:], s[16:])
	e.size = int64(binary.LittleEndian.Uint64([]byte(s[32:40])))
	e.modTime = int64(binary.LittleEndian.Uint64([]byte(s[40:48])))
	return e, s[entryFixed:], true
}

func cutUint(s string) (n uint64, rest string, ok bool) {
	for i := 0; i < len(s) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return n, s[i+1:], true
		}
	}
	return 0, s, false
}

// save replaces the state's file.
func (s *state) save() error {
	size := len(stateMagic) + 16
	for i := range s.entries {
		size += len(s.entries[i].path) + entryFixed + 3
	}
	b := make([]byte, 0, size+16)
	b = append(b, stateMagic...)
	b = binary.AppendUvarint(b, uint64(len(s.entries)))
	for i := range s.entries {
		e := &s.entries[i]
		b = binary.AppendUvarint(b, uint64(len(e.path)))
		b = append(b, e.path...)
		b = append(b, e.inputs[:]...)
		b = append(b, e.content[:]...)
		b = binary.LittleEndian.AppendUint64(b, uint64(e.size))
		b = binary.LittleEndian.AppendUint64(b, uint64(e.modTime))
	}
	sum := PrintOf(b)
	return replaceFile(s.path, append(b, sum[:]...))
}

// replaceFile writes a file whole or not at all.
func replaceFile(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return nil
}
