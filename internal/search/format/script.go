package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"
)

// The files of the index are scripts, since browsers load nothing else from a folder.
// Each calls wdIndex with its name and what it holds: a value in JSON; or a number and
// a text. The text is bytes in printable characters (text93.go), and the number their
// number; or texts in digits (compact.go), and the number that of their units.

// appendCall appends a script that hands over a value.
func appendCall(dst []byte, name string, v any) []byte {
	b, err := json.Marshal(v) // which also escapes < and the line ends of JavaScript
	if err != nil {
		panic(err) // plain structs
	}
	dst = fmt.Appendf(dst, "wdIndex(%q,", name)
	dst = append(dst, b...)
	return append(dst, ");\n"...)
}

// AppendScript appends a script that hands over bytes: a call with the file's
// name, the number of bytes, and these as text.
func AppendScript(dst []byte, path string, b []byte) []byte {
	dst = append93(startScript(dst, path, len(b)), b)
	return append(dst, scriptEnd...)
}

// AppendTexts appends a script that hands over the texts that a Compactor was given,
// and the number of their units.
func AppendTexts(dst []byte, path string, c *Compactor) []byte {
	digits, units := c.compact()
	dst = append(startScript(dst, path, units), digits...)
	return append(dst, scriptEnd...)
}

// startScript begins the script of a file of a segment.
func startScript(dst []byte, path string, n int) []byte {
	dst = append(dst, `wdIndex("`...)
	dst = append(dst, path[len(Dir)+1:len(path)-len(".js")]...)
	dst = append(dst, `",`...)
	dst = strconv.AppendInt(dst, int64(n), 10)
	return append(dst, `,"`...)
}

const scriptEnd = "\");\n"

// readScript reads what the script of a file of a segment hands over.
func readScript(fsys fs.FS, path string) (n int, content []byte, err error) {
	script, err := fs.ReadFile(fsys, path)
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	head := []byte(`wdIndex("` + path[len(Dir)+1:len(path)-len(".js")] + `",`)
	rest, ok := bytes.CutPrefix(script, head)
	number, rest, comma := bytes.Cut(rest, []byte(`,"`))
	content, end := bytes.CutSuffix(bytes.TrimRight(rest, "\n"), []byte(`");`))
	n, err = strconv.Atoi(string(number))
	if !ok || !comma || !end || err != nil {
		return 0, nil, ErrDamaged
	}
	return n, content, nil
}

// ReadFile reads a file that holds bytes.
func ReadFile(fsys fs.FS, path string) ([]byte, error) {
	n, text, err := readScript(fsys, path)
	if err != nil {
		return nil, err
	}
	b, ok := decode93(string(text))
	if !ok || n < 0 || n > len(b) {
		return nil, ErrDamaged
	}
	return b[:n], nil
}

// ReadDocuments reads a file of documents, at most so many, whose texts are written in
// some characters.
func ReadDocuments(fsys fs.FS, path string, chars []rune, most int) ([]Document, error) {
	n, digits, err := readScript(fsys, path)
	if err != nil {
		return nil, err
	}
	texts, ok := uncompact(digits, n, chars)
	if !ok {
		return nil, ErrDamaged
	}
	docs, ok := splitDocuments(texts, most)
	if !ok {
		return nil, ErrDamaged
	}
	return docs, nil
}
