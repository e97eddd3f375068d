package load

import (
	"io/fs"
	"slices"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/regular"
	"wendang/internal/stamp"
)

// ListAt is [Folder.List] of what stands at a path: one file, all files of a folder, or
// nothing. It lists just what List would list there. The empty path is the whole folder.
func (f *Folder) ListAt(p string, jobs int, hidden bool, problems *diag.List) []File {
	if p == "" {
		return f.List(jobs, hidden, problems)
	}
	if f.root == nil || !fs.ValidPath(p) || !hidden && strings.Contains("/"+p, "/.") || strings.Count(p, "/") > maxDepth+1 {
		return nil
	}
	if slices.ContainsFunc(strings.Split(p, "/"), IsLitter) {
		return nil
	}
	for i := range len(p) {
		if p[i] != '/' {
			continue
		}
		// Links to folders are not followed.
		if info, err := f.root.Lstat(p[:i]); err != nil || !info.IsDir() {
			return nil
		}
	}
	info, err := f.root.Lstat(p)
	if err != nil {
		return nil // what cannot be looked at shows when its folder is listed
	}
	l := &lister{folder: f, hidden: hidden, problems: problems, slots: make(chan struct{}, max(jobs, 1))}
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return []File{{p, stamp.Of(info)}}
	case mode.IsDir():
		dir, err := regular.OpenFolder(f.root, p)
		if err != nil {
			l.report(p, message.FolderUnreadable(failure.CauseAlone(err)), message.CheckFile())
			return nil
		}
		l.wait.Add(1)
		l.dir(dir, p, true)
		l.wait.Wait()
		return l.files()
	case mode&fs.ModeSymlink != 0:
		if file, ok := l.link(p); ok {
			return []File{file}
		}
	default:
		l.report(p, message.NotAFile(), message.PutFilesHere())
	}
	return nil
}
