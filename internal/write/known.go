package write

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"wendang/internal/output"
)

// known is what earlier runs wrote, as far as it can be told. Three files say it, each
// of which may be lost:
//
//   - the list, in the output folder, names the files that the last run left, with the
//     sums of their bytes
//   - the state, in the cache, has the same sums, and what the files were made from
//   - the journal, in the output folder, has the sums of what a run that did not end
//     wrote
//
// A file that has bytes with one of the sums of its path is ours, and may be removed. One
// that the list names may be replaced, whatever it holds by now: the site has the right
// to its outputs. All other files are somebody else's.
type known struct {
	listed  []output.File // what the list names, in order
	files   []output.File // of them, those that are ours
	whole   bool          // the list is there and not damaged
	journal map[string][]Fingerprint
	// interrupted says that a run has not ended: there is a journal.
	interrupted bool
}

// readKnown reads the list and the journals. some says of which paths; nil for all.
func (f *Folder) readKnown(some func(path string) bool) error {
	err := f.readList(some)
	if f.whole = err == nil; errors.Is(err, output.ErrList) && len(f.listed) == 0 {
		err = f.readOldList(some)
	}
	if err != nil && !errors.Is(err, output.ErrList) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f.files = owned(f.listed)
	names, err := f.journals()
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := f.readJournal(name, some); err != nil {
			return err
		}
	}
	return nil
}

func (f *Folder) readList(some func(path string) bool) error {
	if some == nil {
		data, err := f.readOwn(output.ListName)
		if err == nil {
			f.listed, err = output.ParseList(string(data))
		}
		return err
	}
	file, err := f.openOwn(output.ListName, os.O_RDONLY)
	if err != nil {
		return f.at(output.ListName, err)
	}
	if file == nil {
		return output.ErrList
	}
	defer func() { _ = file.Close() }()
	f.listed, err = output.ReadSome(file, some)
	return f.at(output.ListName, err)
}

// readOldList reads a list as older versions of the program wrote it: a path a line.
// The kinds of the files are not known; the next Commit writes them.
func (f *Folder) readOldList(some func(path string) bool) error {
	before := ""
	return f.readLines(output.ListName, some, func(line string) bool {
		path := strings.TrimSuffix(line, "\n")
		if !fs.ValidPath(path) || path == "." || path <= before {
			return false
		}
		if before = path; some == nil || some(path) {
			f.listed = append(f.listed, output.File{Path: path, Kind: output.Static})
		}
		return true
	})
}

// readJournal reads what a run has written that has not ended.
func (f *Folder) readJournal(name string, some func(path string) bool) error {
	journal := f.journal
	if journal == nil {
		journal = map[string][]Fingerprint{}
	}
	ended := false
	err := f.readLines(name, some, func(line string) bool {
		ended = line == journalEnd
		text, whole := strings.CutSuffix(line, "\n")
		file, ok := output.ParseFile(text)
		// A line that the end of its run has cut is about a file that is not there.
		if !ok || !whole {
			return true
		}
		if some != nil {
			if !some(file.Path) {
				return true
			}
			file.Path = strings.Clone(file.Path)
		}
		journal[file.Path] = append(journal[file.Path], file.Sum)
		return true
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil // another run has ended it
	}
	f.journal, f.interrupted = journal, f.interrupted || !ended
	return err
}

// readLines visits the lines of a file of ours, with their ends, until visit returns false.
// What stands there and is no file counts as an empty one. Of all paths, the lines are parts
// of one text, since most of it is kept; where only some are wanted, each is read by itself.
func (f *Folder) readLines(name string, some func(path string) bool, visit func(line string) bool) error {
	if some == nil {
		data, err := f.readOwn(name)
		strings.Lines(string(data))(visit)
		return err
	}
	file, err := f.openOwn(name, os.O_RDONLY)
	if err != nil || file == nil {
		return f.at(name, err)
	}
	defer func() { _ = file.Close() }()
	return f.at(name, output.ReadLines(file, visit))
}

// owned returns those of the files that are ours to replace and remove.
func owned(files []output.File) []output.File {
	foreign := func(f output.File) bool { return f.Foreign }
	if !slices.ContainsFunc(files, foreign) {
		return files
	}
	return slices.DeleteFunc(slices.Clone(files), foreign)
}

// missing returns the paths that anything is known of and that are not among files, in
// order. They outlive the state: errors and warnings name them.
func (f *Folder) missing(files []output.File) []string {
	var paths []string
	i := 0
	add := func(p string) {
		for i < len(files) && files[i].Path < p {
			i++
		}
		if i == len(files) || files[i].Path != p {
			paths = append(paths, strings.Clone(p))
		}
	}
	for k := range f.files {
		add(f.files[k].Path)
	}
	i = 0
	for k := range f.state.entries {
		add(f.state.entries[k].path)
	}
	i = 0
	for _, p := range slices.Sorted(maps.Keys(f.journal)) {
		add(p)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// entry returns what the state has of a path.
func (s *state) entry(path string) (*entry, bool) {
	i, ok := slices.BinarySearchFunc(s.entries, path, func(e entry, p string) int { return strings.Compare(e.path, p) })
	if !ok {
		return nil, false
	}
	return &s.entries[i], true
}

// has reports whether content is what one of our runs left at a path.
func (k *known) has(path string, content Fingerprint) bool {
	if slices.Contains(k.journal[path], content) {
		return true
	}
	i, ok := slices.BinarySearchFunc(k.files, path, func(f output.File, p string) int { return strings.Compare(f.Path, p) })
	return ok && k.files[i].Sum == content
}

// holding is what stands at a path where an earlier run wrote.
type holding uint8

const (
	holdsNothing holding = iota
	holdsOurs            // the bytes that were left there
	holdsOther           // anything else
)

// holds tells what stands at a path.
func (f *Folder) holds(path string) holding {
	now, mode, err := f.look.Look(path)
	switch {
	case gone(err):
		return holdsNothing
	case err != nil || mode != 0:
		return holdsOther
	}
	e, inState := f.state.entry(path)
	if inState && e.describes(now) {
		return holdsOurs
	}
	content, err := sumOf(f.root.Open, path)
	if err == nil && (inState && e.content == content || f.has(path, content)) {
		return holdsOurs
	}
	return holdsOther
}
