// Package output says what the files of an output folder are. Every file stands on
// one list, with its kind: whoever makes files, keeps them, shows or publishes them
// takes them from there.
package output

import (
	"errors"
	"io/fs"
	"strings"
)

// Kind is what an output is.
type Kind uint8

// The kinds of outputs. Of two at one path, the one whose kind stands first has a
// right to it.
const (
	Page Kind = iota // that every portal has: home, tags, search, 404
	Feed             // feeds, robots.txt and the like, which programs read
	Sitemap
	Asset    // of the theme; its name holds a hash of its bytes
	Search   // what the search begins with
	Index    // a file of a segment of the search index, which never changes
	List     // a page of a channel, column, festival or tag
	Plain    // a page outside of channels
	Article  // a page with an article
	Redirect // at an old address of an article
	Content  // copied from the content folder
	Static   // copied from the static folder
	kinds
)

// letters stand for kinds in lists, in the order of kinds.
const letters = "pfmasilodrct"

// Letter returns the letter that stands for a kind in lists.
func (k Kind) Letter() byte { return letters[k] }

// KindOf returns the kind that a letter stands for.
func KindOf(letter byte) (Kind, bool) {
	i := strings.IndexByte(letters, letter)
	return Kind(i), i >= 0
}

// IsPage reports whether the output is HTML that is made, not copied.
func (k Kind) IsPage() bool {
	return k == Page || k == List || k == Plain || k == Article || k == Redirect
}

// Hashed reports whether the name of such an output tells its bytes, so that a file
// never changes and whoever has it may keep it.
func (k Kind) Hashed() bool { return k == Asset || k == Index }

// File is an output by its slash-separated path from the output folder.
type File struct {
	Path string
	Kind Kind
	// Foreign says that somebody else had put just these bytes there: the file is
	// an output, but not wendang's to replace or remove.
	Foreign bool
}

// ListName is the file at an output folder's root that lists its outputs.
const ListName = ".wendang-files"

// ErrList says that a list is damaged, or of another version of the program.
var ErrList = errors.New("the list of files is damaged")

// listMagic is the first line of a list.
const listMagic = "wendang files 2\n"

// AppendList appends the list of files, which are in the order of their paths:
//
//	wendang files 2
//	p 404.html
//	d fanwen/2021/0213/a.html
//	t=robots.txt
//
// Each line has a kind's letter, "=" for a foreign file, and the path.
func AppendList(b []byte, files []File) []byte {
	size := len(listMagic)
	for i := range files {
		size += len(files[i].Path) + 3
	}
	if cap(b)-len(b) < size {
		b = append(make([]byte, 0, len(b)+size), b...)
	}
	b = append(b, listMagic...)
	for i := range files {
		f := &files[i]
		mark := byte(' ')
		if f.Foreign {
			mark = '='
		}
		b = append(b, f.Kind.Letter(), mark)
		b = append(b, f.Path...)
		b = append(b, '\n')
	}
	return b
}

// ParseList reads a list. Where it is damaged it ends: the files before are
// returned, with [ErrList].
func ParseList(text string) ([]File, error) {
	rest, ok := strings.CutPrefix(text, listMagic)
	if !ok {
		return nil, ErrList
	}
	files := make([]File, 0, strings.Count(rest, "\n"))
	before := ""
	for rest != "" {
		line, after, whole := strings.Cut(rest, "\n")
		if !whole || len(line) < 3 || line[1] != ' ' && line[1] != '=' {
			return files, ErrList
		}
		kind, ok := KindOf(line[0])
		path := line[2:]
		if !ok || !fs.ValidPath(path) || path == "." || path <= before {
			return files, ErrList
		}
		files = append(files, File{path, kind, line[1] == '='})
		before, rest = path, after
	}
	return files, nil
}
