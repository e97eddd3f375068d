package write

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync"

	"wendang/internal/output"
)

// journal notes what a run writes, before it appears. It stands in the output folder
// until the list says the same: a run that finds one knows which files a killed run has
// left, and that there may be temporary ones.
type journal struct {
	folder *Folder
	once   sync.Once
	file   *os.File
	err    error
}

// begin makes the journal, or goes on with that of a killed run.
func (j *journal) begin() error {
	j.once.Do(func() {
		name := j.folder.journalName()
		if j.err = j.folder.fault("note", name); j.err == nil {
			j.file, j.err = j.folder.makeOwn(name, os.O_WRONLY|os.O_APPEND)
		}
		if mark := j.folder.mark; mark != "" && j.err == nil {
			_ = os.WriteFile(mark, nil, 0o644) // without it, the journal says the same
		}
	})
	return j.err
}

// note notes that a file is about to have its path.
func (j *journal) note(f output.File) error {
	if err := j.begin(); err != nil {
		return err
	}
	if err := j.folder.fault("note", f.Path); err != nil {
		return err
	}
	_, err := j.file.Write(output.AppendFile(make([]byte, 0, 512), &f)) // at once: lines are not mixed
	return j.folder.at(j.folder.journalName(), err)
}

func (j *journal) close() {
	if j.file != nil {
		_ = j.file.Close()
		j.file = nil
	}
}

// remove ends the journal: nothing is left that it would have to tell. Those of killed runs
// and of tasks that shared this one go with it.
func (j *journal) remove() error {
	j.close()
	names, err := j.folder.journals()
	for _, name := range names {
		err = errors.Join(err, j.folder.removeFile(name))
	}
	if err == nil && j.folder.mark != "" {
		_ = os.Remove(j.folder.mark)
	}
	return err
}

// markEnd ends the name of the file that says, beside the state, that there is a journal.
const markEnd = "-unfinished"

// end says that the run has left no temporary files. The journal stays.
func (j *journal) end() error {
	if j.file == nil {
		return nil
	}
	_, err := j.file.WriteString(journalEnd)
	j.close()
	return err
}

// journalEnd is the last line of a journal whose run has left no temporary files. No line of
// a file ends so: a path has nothing between two slashes.
const journalEnd = "//\n"

// journalName returns the name of this run's journal.
func (f *Folder) journalName() string {
	if f.part == "" {
		return unfinished
	}
	return unfinished + "-" + f.part + "-" + f.token
}

// journals returns the names of the journals that are there and may tell of this run's
// files: other parts of the same division have others.
func (f *Folder) journals() ([]string, error) {
	dir, err := f.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer func() { _ = dir.Close() }()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(names, func(name string) bool {
		of, shared := strings.CutPrefix(name, unfinished+"-")
		if !shared || f.part == "" {
			return !shared && name != unfinished
		}
		_, division, _ := strings.Cut(f.part, "-")
		part, rest, _ := strings.Cut(of, "-")
		return strings.HasPrefix(rest, division+"-") && part+"-"+division != f.part
	}), nil
}
