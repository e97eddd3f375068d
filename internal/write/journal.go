package write

import (
	"os"
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
		if j.err = j.folder.fault("note", unfinished); j.err == nil {
			j.file, j.err = j.folder.makeOwn(unfinished, os.O_WRONLY|os.O_APPEND)
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
	return err
}

func (j *journal) close() {
	if j.file != nil {
		_ = j.file.Close()
		j.file = nil
	}
}

// remove ends the journal: nothing is left that it would have to tell.
func (j *journal) remove() error {
	j.close()
	return j.folder.removeFile(unfinished)
}
