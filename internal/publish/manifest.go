package publish

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"

	"wendang/internal/output"
	"wendang/internal/pack"
	"wendang/internal/publish/target"
)

// The names of our own files on a target.
const (
	ManifestName = target.Prefix + "published"  // what wendang has put there
	journalName  = target.Prefix + "publishing" // what a publish under way changes of it
	lockName     = target.Prefix + "lock"       // who publishes
)

// maxManifest bounds the size of a manifest, in bytes: some million files.
const maxManifest = 512 << 20

// state is how a file of a manifest stands on the target.
type state byte

const (
	present  state = '=' // it has the bytes of content
	added    state = '+' // it may be there, whole, or not yet; nothing that can be reached links to it
	changed  state = '*' // it is there, with old or new bytes
	deleting state = '-' // it may be there still
	deleted  state = 'x' // it is not there any more; only in journals
	retired  state = '~' // it is there, but no longer used since some time
)

// The ways in which a file may stand compressed beside itself.
const (
	besideGzip   = 1 << iota // as path.gz
	besideBrotli             // as path.br
)

// entry is a file that wendang has put on a target.
type entry struct {
	path    string
	kind    output.Kind
	state   state
	beside  uint8            // what stands beside it
	form    uint32           // of the headers that it was put with
	size    int64            // bytes on the target
	content pack.Fingerprint // of the output's bytes
	since   int64            // of a retired one: seconds since 1970, by the target's clock
}

// manifest is what wendang has put on a target. A journal has the same form, but holds
// only what a publish under way changes of the manifest: it is written before the first
// change and again and again while files go out, so that whoever goes on after a kill
// knows what may be there.
type manifest struct {
	id      string  // of the publish that wrote it
	base    string  // of a journal: the id of the manifest that it changes
	entries []entry // by path
}

const manifestMagic = "wendang published 1"

// errManifest says that a manifest is damaged, or not one at all.
var errManifest = errors.New("the manifest is damaged")

// encode returns a manifest as text:
//
//	wendang published 1
//	id 1f0c…
//	base 77ab…
//	=d0 9a7e…(32 digits) 5f3a9c01 7634 0 fanwen/2021/0213/a.html
//	sum 0f12…
//
// In a line stand state, kind and what is beside, the content's hash, the form, the
// size, the time of retirement, and the path. The last line is a hash of all others.
func (m *manifest) encode(compress bool) []byte {
	b := make([]byte, 0, 128+len(m.entries)*96)
	b = append(b, manifestMagic+"\nid "...)
	b = append(b, m.id...)
	b = append(b, "\nbase "...)
	b = append(b, m.base...)
	b = append(b, '\n')
	for i := range m.entries {
		e := &m.entries[i]
		b = append(b, byte(e.state), e.kind.Letter(), '0'+e.beside, ' ')
		b = hex.AppendEncode(b, e.content[:])
		b = append(b, ' ')
		b = strconv.AppendUint(b, uint64(e.form), 16)
		b = append(b, ' ')
		b = strconv.AppendInt(b, e.size, 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, e.since, 10)
		b = append(b, ' ')
		b = append(b, e.path...)
		b = append(b, '\n')
	}
	sum := xxh3.Hash128(b).Bytes()
	b = append(b, "sum "...)
	b = hex.AppendEncode(b, sum[:])
	b = append(b, '\n')
	if !compress {
		return b
	}
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestSpeed)
	_, _ = w.Write(b)
	_ = w.Close() // a Buffer takes everything
	return z.Bytes()
}

// parseManifest reads a manifest. What stands on a target is not trusted: it may name
// no path that leads out of the target, and none of our own files.
func parseManifest(b []byte) (*manifest, error) {
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, errManifest
		}
		if b, err = io.ReadAll(io.LimitReader(z, maxManifest)); err != nil {
			return nil, errManifest
		}
	}
	const sumLine = len("sum ") + 32 + 1
	if len(b) < sumLine {
		return nil, errManifest
	}
	body, seal := b[:len(b)-sumLine], b[len(b)-sumLine:]
	sum := xxh3.Hash128(body).Bytes()
	if string(seal) != "sum "+hex.EncodeToString(sum[:])+"\n" {
		return nil, errManifest
	}
	rest := string(body)
	m := &manifest{}
	line := func() string {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		return l
	}
	if line() != manifestMagic {
		return nil, errManifest
	}
	var okID, okBase bool
	m.id, okID = strings.CutPrefix(line(), "id ")
	m.base, okBase = strings.CutPrefix(line(), "base ")
	if !okID || !okBase {
		return nil, errManifest
	}
	m.entries = make([]entry, 0, strings.Count(rest, "\n"))
	before := ""
	for rest != "" {
		e, ok := parseEntry(line())
		if !ok || e.path <= before {
			return nil, errManifest
		}
		before = e.path
		m.entries = append(m.entries, e)
	}
	return m, nil
}

func parseEntry(line string) (e entry, ok bool) {
	head, rest, _ := strings.Cut(line, " ")
	content, rest, _ := strings.Cut(rest, " ")
	form, rest, _ := strings.Cut(rest, " ")
	size, rest, _ := strings.Cut(rest, " ")
	since, p, _ := strings.Cut(rest, " ")
	if len(head) != 3 || !strings.ContainsRune("=+*-x~", rune(head[0])) || !mayBePublished(p) {
		return e, false
	}
	e.path, e.state = p, state(head[0])
	if e.kind, ok = output.KindOf(head[1]); !ok {
		return e, false
	}
	e.beside = head[2] - '0'
	if n, err := hex.Decode(e.content[:], []byte(content)); len(content) != 2*len(e.content) || err != nil || n != len(e.content) || e.beside > besideGzip|besideBrotli {
		return e, false
	}
	f, err := strconv.ParseUint(form, 16, 32)
	if err != nil {
		return e, false
	}
	e.form = uint32(f)
	if e.size, err = strconv.ParseInt(size, 10, 64); err != nil {
		return e, false
	}
	if e.since, err = strconv.ParseInt(since, 10, 64); err != nil {
		return e, false
	}
	return e, true
}

// mayBePublished reports whether a path can be one of an output on a target.
func mayBePublished(p string) bool {
	if !target.CheckPath(p) {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if strings.HasPrefix(part, target.Prefix) {
			return false
		}
	}
	return true
}

// has reports whether a manifest has an entry for a path.
func (m *manifest) has(name string) bool {
	_, found := slices.BinarySearchFunc(m.entries, name, func(e entry, p string) int { return strings.Compare(e.path, p) })
	return found
}

// overlay returns the manifest with what a journal says in place of what it says.
func (m *manifest) overlay(j *manifest) *manifest {
	out := &manifest{id: m.id, entries: make([]entry, 0, len(m.entries)+len(j.entries))}
	add := func(e entry) {
		if e.state != deleted {
			out.entries = append(out.entries, e)
		}
	}
	i := 0
	for _, e := range j.entries {
		for i < len(m.entries) && m.entries[i].path < e.path {
			add(m.entries[i])
			i++
		}
		if i < len(m.entries) && m.entries[i].path == e.path {
			i++
		}
		add(e)
	}
	out.entries = append(out.entries, m.entries[i:]...)
	return out
}
