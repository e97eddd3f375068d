package announce

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"wendang/internal/regular"
)

// event is what a line of a record says.
type event string

const (
	isNew     event = "new"     // the page was told for the first time
	isChanged event = "changed" // it was told again
	isGone    event = "gone"    // it was told that the page is gone
	isRefused event = "refused" // the engine does not want the address
	isFull    event = "full"    // the engine takes no more on the day
	isAgain   event = "again"   // all pages are to be told once more
	isSite    event = "site"    // what follows is of the site with this address
)

// entry is a line of a record.
type entry struct {
	event event
	mark  string // of the page; of full the day
	path  string // output path; of site the base_url
}

// record is what an engine was told. It is a text to which lines are added, so that a killed
// process loses nothing that was told:
//
//	wendang announced 1
//	2026-11-28T12:00:00Z site - https://www.example.com/
//	2026-11-28T12:00:00Z new 1f0c77ab09e2d155 fanwen/2021/0213/a.html
//	2026-11-29T08:30:00Z full 2026-11-29 -
//
// In a line stand when, what, the page's mark, and its path.
type record struct {
	path   string
	site   string              // whose pages they are
	file   *os.File            // nil when nothing is to be written
	pages  map[string]toldPage // by path
	fullOn string              // the day on which the engine was last full
	lines  int
}

// toldPage is what an engine knows of a page.
type toldPage struct {
	mark  string // "" when it is to be told again
	at    string // when it was told
	event event
}

const recordMagic = "wendang announced 1"

// openRecord reads a record, and makes ready to add to it unless it is only to be read.
// What is no line of a record, as where a process was killed, is skipped. A record of
// another site begins anew: its addresses are all new.
func openRecord(path, site string, readOnly bool) (*record, error) {
	r := &record{path: path, pages: map[string]toldPage{}}
	b, err := regular.ReadFile(path, regular.NoLimit)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for line := range strings.Lines(string(b)) {
		if at, e, ok := parseLine(line); ok {
			r.apply(at, e)
		}
		r.lines++
	}
	var first []entry
	if r.site != site {
		first = []entry{{isSite, "-", site}}
	}
	if readOnly {
		return r, r.add(time.Now(), first)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	if r.file, err = os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644); err != nil {
		return nil, err
	}
	head := ""
	switch {
	case len(b) == 0:
		head = recordMagic + "\n"
	case b[len(b)-1] != '\n':
		head = "\n"
	}
	if _, err = r.file.WriteString(head); err == nil {
		err = r.add(time.Now(), first)
	}
	if err != nil {
		return nil, errors.Join(err, r.file.Close())
	}
	return r, nil
}

func (r *record) close() error {
	if r.file == nil {
		return nil
	}
	err := r.file.Close()
	r.file = nil
	return err
}

// parseLine reads a line of a record.
func parseLine(line string) (at string, e entry, ok bool) {
	line, whole := strings.CutSuffix(line, "\n")
	parts := strings.SplitN(line, " ", 4)
	if !whole || len(parts) != 4 {
		return "", entry{}, false
	}
	_, err := time.Parse(time.RFC3339, parts[0])
	e = entry{event(parts[1]), parts[2], parts[3]}
	return parts[0], e, err == nil && slices.Contains([]event{isNew, isChanged, isGone, isRefused, isFull, isAgain, isSite}, e.event)
}

func appendLine(b []byte, at string, e entry) []byte {
	for _, part := range []*string{&e.mark, &e.path} {
		if *part == "" {
			*part = "-"
		}
	}
	return append(b, at+" "+string(e.event)+" "+e.mark+" "+e.path+"\n"...)
}

// apply brings what a line says into what is known.
func (r *record) apply(at string, e entry) {
	switch e.event {
	case isSite:
		if r.site != e.path {
			r.site, r.fullOn = e.path, ""
			clear(r.pages)
		}
	case isFull:
		r.fullOn = e.mark
	case isAgain:
		for p, told := range r.pages {
			told.mark = ""
			r.pages[p] = told
		}
	case isGone:
		delete(r.pages, e.path)
	default:
		r.pages[e.path] = toldPage{e.mark, at, e.event}
	}
}

// add writes lines, and does not return before they are on the disk.
func (r *record) add(t time.Time, entries []entry) error {
	at := t.UTC().Format(time.RFC3339)
	var b []byte
	for _, e := range entries {
		b = appendLine(b, at, e)
		r.apply(at, e)
	}
	r.lines += len(entries)
	if r.file == nil || len(b) == 0 {
		return nil
	}
	if _, err := r.file.Write(b); err != nil {
		return err
	}
	return r.file.Sync()
}

// queue returns what is to be told: new pages first, then changed ones, then those that are
// gone.
func (r *record) queue(pages []Page, takesGone bool) []item {
	var fresh, changed, gone []item
	there := make(map[string]bool, len(pages))
	for _, p := range pages {
		there[p.Path] = true
		switch told, known := r.pages[p.Path]; {
		case !known:
			fresh = append(fresh, item{p.Path, p.Mark, isNew})
		case told.mark != p.Mark:
			changed = append(changed, item{p.Path, p.Mark, isChanged})
		}
	}
	if takesGone {
		for path, told := range r.pages {
			if !there[path] && told.event != isRefused {
				gone = append(gone, item{path, "", isGone})
			}
		}
		slices.SortFunc(gone, func(a, b item) int { return strings.Compare(a.path, b.path) })
	}
	return append(append(fresh, changed...), gone...)
}

// compact writes the record anew when most of its lines say nothing any more. Nothing can
// be added after that.
func (r *record) compact(pages int) error {
	if r.file == nil || r.lines < 4*max(pages, len(r.pages))+1000 {
		return nil
	}
	var b bytes.Buffer
	now := time.Now().UTC().Format(time.RFC3339)
	b.WriteString(recordMagic + "\n")
	b.Write(appendLine(nil, now, entry{isSite, "-", r.site}))
	var paths []string
	for p := range r.pages {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	for _, p := range paths {
		told := r.pages[p]
		b.Write(appendLine(nil, told.at, entry{told.event, told.mark, p}))
	}
	if r.fullOn != "" {
		b.Write(appendLine(nil, now, entry{isFull, r.fullOn, "-"}))
	}
	tmp := r.path + ".tmp"
	f, err := os.Create(tmp)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	// Windows renames over no file that is open.
	if err = errors.Join(err, f.Sync(), f.Close(), r.close()); err != nil {
		return err
	}
	return os.Rename(tmp, r.path)
}
