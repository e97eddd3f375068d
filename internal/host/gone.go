package host

import (
	"bytes"
	"errors"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"wendang/internal/diag"
	"wendang/internal/escape"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/regular"
)

// GoneFile is the file in the site folder with addresses of pages that are no more.
const GoneFile = "gone.txt"

// maxGone bounds gone.txt, in bytes.
const maxGone = 16 << 20

// Gone are the addresses of gone.txt.
type Gone struct {
	Text  []byte // of the file; nil when there is none
	list  []goneAddress
	asked map[string]bool // the addresses as they may be asked for
}

// goneAddress is an address, and where it stands.
type goneAddress struct {
	address    string // as in page.Moved
	start, end int
}

// LoadGone reads the gone.txt of a site folder, if there is one. Mistakes in it are added
// to problems.
func LoadGone(source, baseURL string, problems *diag.List) (*Gone, error) {
	src, err := regular.ReadFile(filepath.Join(source, GoneFile), maxGone)
	if errors.Is(err, fs.ErrNotExist) {
		return &Gone{}, nil
	}
	if err != nil {
		return nil, err
	}
	if len(src) > maxGone {
		problems.Add(diag.File(GoneFile, message.FileTooLarge(maxGone>>20)))
		return &Gone{}, nil
	}
	return ReadGone(src, baseURL, problems), nil
}

// Addresses returns the addresses, as in page.Moved.
func (g *Gone) Addresses() []string {
	var list []string
	for i := range g.list {
		list = append(list, g.list[i].address)
	}
	return list
}

// ReadGone reads gone.txt: an address in each line, as a path from the site's root or whole
// with base_url; empty lines, and those that begin with #, say nothing.
//
//	# the old forum
//	/bbs/
//	/plus/view.php?aid=12
//	https://www.example.com/2019/a.html
func ReadGone(src []byte, baseURL string, problems *diag.List) *Gone {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	g := &Gone{Text: src, asked: map[string]bool{}}
	if d, ok := diag.CheckText(GoneFile, src); !ok {
		problems.Add(d)
		return g
	}
	seen := map[string]bool{}
	at := 0
	for line := range strings.Lines(string(src)) {
		text := strings.TrimSpace(line)
		start := at + strings.Index(line, text)
		at += len(line)
		if text == "" || text[0] == '#' {
			continue
		}
		report := func(m, hint message.Message) {
			problems.Add(diag.At(GoneFile, src, start, start+len(text), m).WithHint(hint))
		}
		address, ok := readAddress(text, baseURL)
		switch {
		case !ok && strings.Contains(text, "://"):
			report(message.GoneElsewhere(text), message.WriteGone())
		case !ok:
			report(message.GoneInvalid(text), message.WriteGone())
		case !seen[address]:
			seen[address] = true
			g.list = append(g.list, goneAddress{address, start, start + len(text)})
			g.note(address)
		}
	}
	return g
}

// note notes by which paths an address is asked for.
func (g *Gone) note(address string) {
	g.asked[address] = true
	if !strings.Contains(address, "?") {
		for _, p := range variants(address) {
			g.asked[p] = true
		}
	}
}

// Has reports whether hosts say that an address is gone: a decoded path from the site's root,
// without the first slash, and a query as browsers send it.
func (g *Gone) Has(path, query string) bool {
	return g.asked[path] || query != "" && g.asked[path+"?"+string(escape.Query(nil, query))]
}

// readAddress returns an address from the site's root, decoded but for the query.
func readAddress(text, baseURL string) (string, bool) {
	if strings.Contains(text, "://") {
		decoded := func(s string) string {
			if d, err := url.PathUnescape(s); err == nil {
				return d
			}
			return s
		}
		rest, ok := strings.CutPrefix(text, baseURL)
		if !ok || baseURL == "" {
			if rest, ok = strings.CutPrefix(decoded(text), decoded(baseURL)); !ok || baseURL == "" {
				return "", false
			}
		}
		text = rest
	}
	p, query, _ := strings.Cut(strings.TrimPrefix(text, "/"), "?")
	if decoded, err := url.PathUnescape(p); err == nil {
		p = decoded
	}
	p = norm.NFC.String(p)
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '#' || r == '\\' || r == ' ' }) ||
		strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }) {
		return "", false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "." || part == ".." {
			return "", false
		}
	}
	if query != "" {
		return p + "?" + string(escape.Query(nil, query)), true
	}
	return p, p != ""
}

// IsEmpty reports whether nothing is said to be gone.
func (g *Gone) IsEmpty() bool { return len(g.list) == 0 }

// Check reports addresses that are not gone: those of moved, and those at which find finds
// an output, in capitals or small letters, since servers' tables make no difference.
func (g *Gone) Check(moved []page.Moved, find func(path string) (output string, ok bool), problems *diag.List) {
	from := make(map[string]bool, len(moved))
	for i := range moved {
		from[moved[i].From] = true
	}
	for i := range g.list {
		a := &g.list[i]
		paths := []string{a.address, strings.TrimSuffix(a.address, "/") + "/" + page.HomePath}
		if strings.Contains(a.address, "?") {
			paths = paths[:1]
		}
		for _, p := range paths {
			var m message.Message
			if from[p] {
				m = message.GoneMoved("/" + a.address)
			} else if output, ok := find(p); ok {
				m = message.GoneExists("/"+a.address, output)
			} else {
				continue
			}
			problems.Add(diag.At(GoneFile, g.Text, a.start, a.end, m).WithHint(message.DeleteLine()))
		}
	}
}
