// Package output says what the files of an output folder are. Every file stands on
// one list, with its kind: whoever makes files, keeps them, shows or publishes them
// takes them from there.
package output

import (
	"bufio"
	"encoding/base64"
	"errors"
	"io"
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
	// Sum is the fingerprint of the bytes that were left: a file that holds others
	// is no longer wendang's to remove.
	Sum Sum
}

// Sum is a fingerprint of a file's bytes.
type Sum = [16]byte

// ListName is the file at an output folder's root that lists its outputs.
const ListName = ".wendang-files"

// ErrList says that a list is damaged, or of another version of the program.
var ErrList = errors.New("the list of files is damaged")

// listMagic is the first line of a list.
const listMagic = "wendang files 3\n"

// Where the parts of a line begin.
const (
	markAt = 1
	sumAt  = 2
	pathAt = sumAt + 22 + 1
)

// Sums are written in 22 characters, of a strict alphabet so that a list has one form.
func encoding() *base64.Encoding { return base64.RawURLEncoding.Strict() }

// AppendList appends the list of files, which are in the order of their paths:
//
//	wendang files 3
//	p nuYRkSRaGNWlHaO8QDRQZw 404.html
//	d SA_xBKp7zFfbMS0XwQ1EvA fanwen/2021/0213/a.html
//	t=1bvNCJuzM4bM5J-Oc9mWTg robots.txt
//
// Each line has a kind's letter, "=" for a foreign file, the sum and the path.
func AppendList(b []byte, files []File) []byte {
	size := len(listMagic)
	for i := range files {
		size += len(files[i].Path) + pathAt + 1
	}
	if cap(b)-len(b) < size {
		b = append(make([]byte, 0, len(b)+size), b...)
	}
	b = append(b, listMagic...)
	for i := range files {
		b = AppendFile(b, &files[i])
	}
	return b
}

// AppendFile appends the line of one file.
func AppendFile(b []byte, f *File) []byte {
	mark := byte(' ')
	if f.Foreign {
		mark = '='
	}
	b = append(b, f.Kind.Letter(), mark)
	b = encoding().AppendEncode(b, f.Sum[:])
	b = append(b, ' ')
	b = append(b, f.Path...)
	return append(b, '\n')
}

// ParseList reads a list. Where it is damaged it ends: the files before are
// returned, with [ErrList].
func ParseList(text string) ([]File, error) {
	l := list{files: make([]File, 0, strings.Count(text, "\n"))}
	strings.Lines(text)(l.line)
	return l.end()
}

// ReadSome is like ParseList, of those files whose paths some wants. The list is read line
// by line: memory is needed for what is wanted, and not for the whole.
func ReadSome(r io.Reader, some func(path string) bool) ([]File, error) {
	l := list{some: some}
	if err := ReadLines(r, l.line); err != nil {
		return nil, err
	}
	return l.end()
}

// list is a list that is read.
type list struct {
	some    func(path string) bool // nil for all
	files   []File
	before  string // the path of the last line
	begun   bool   // the first line was read
	damaged bool
}

// line reads a line, with its end. It reports whether more may follow.
func (l *list) line(line string) bool {
	if !l.begun {
		l.begun = line == listMagic
		return l.begun
	}
	text, whole := strings.CutSuffix(line, "\n")
	f, ok := ParseFile(text)
	if !whole || !ok || f.Path <= l.before {
		l.damaged = true
		return false
	}
	l.before = f.Path
	if l.some == nil {
		l.files = append(l.files, f)
	} else if l.some(f.Path) {
		f.Path = strings.Clone(f.Path)
		l.files = append(l.files, f)
	}
	return true
}

func (l *list) end() ([]File, error) {
	if !l.begun || l.damaged {
		return l.files, ErrList
	}
	return l.files, nil
}

// longestLine is more than any line of a list has: no system has paths of so many bytes.
const longestLine = 128 << 10

// ReadLines visits lines, with their ends, until visit returns false. Of one that is longer
// than a list has any, only the beginning is visited, which has no end.
func ReadLines(r io.Reader, visit func(line string) bool) error {
	from := bufio.NewReaderSize(r, longestLine)
	for {
		line, err := from.ReadSlice('\n')
		if len(line) > 0 && !visit(string(line)) {
			return nil
		}
		for err == bufio.ErrBufferFull {
			_, err = from.ReadSlice('\n')
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// ParseFile reads the line of one file.
func ParseFile(line string) (f File, ok bool) {
	if len(line) <= pathAt || line[markAt] != ' ' && line[markAt] != '=' || line[pathAt-1] != ' ' {
		return f, false
	}
	f.Foreign = line[markAt] == '='
	f.Path = line[pathAt:]
	if f.Kind, ok = KindOf(line[0]); !ok || !fs.ValidPath(f.Path) || f.Path == "." {
		return f, false
	}
	var text [pathAt - 1 - sumAt]byte
	copy(text[:], line[sumAt:])
	n, err := encoding().Decode(f.Sum[:], text[:]) // which skips line ends
	return f, err == nil && n == len(f.Sum)
}
