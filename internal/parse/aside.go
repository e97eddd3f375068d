package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"wendang/internal/parse/frontmatter"
	"wendang/internal/table"
)

// The source of an article that is not read as one, such as a draft in a .txt, must not be
// shown to everybody. What begins like front matter is taken for it, in whatever encoding
// it is and however it is broken.

// MaxFrontMatter is how much of a file [HasFrontMatter] looks at, in bytes.
const MaxFrontMatter = frontmatter.MaxSize

// decoded returns a text in UTF-8. Where it is in another encoding, characters may be
// wrong, but keys are not.
func decoded(src []byte) []byte {
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		if text, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(src); err == nil {
			src = text
		}
	}
	src = bytes.TrimPrefix(src, byteOrderMark)
	if !utf8.Valid(src) {
		if text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src); err == nil {
			src = text
		}
	}
	return src
}

// MayHaveFrontMatter reports whether a file, of which src is the beginning, must be looked
// at: whether its first character can begin front matter.
func MayHaveFrontMatter(src []byte) bool {
	text := strings.TrimSpace(string(decoded(src)))
	first, _, _ := strings.Cut(text, "\n")
	return text == "" && len(src) > 0 || fenceForm.MatchString(first) || writtenKey(first) != ""
}

var (
	// fenceForm matches the line before front matter, also in other characters.
	fenceForm = regexp.MustCompile(`^\s*(?:[+＋]{3,}|[-－—–−]{3,}|—{1,2})\s*$`)
	// keyForm matches a line of front matter: a key with its value, or one of a list.
	keyForm = regexp.MustCompile(`^[ \t]*["'“]?([\pL_][\pL\pN_-]*)["'”]?[ \t]*([=:＝：])`)
)

// writtenKey returns the key of articles with which a line begins, or "". Before a colon
// Chinese words may be prose: 时间：三月五日.
func writtenKey(line string) string {
	m := keyForm.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	key := strings.ToLower(m[1])
	if _, chinese := table.ArticleKey(key); chinese && (key[0] < utf8.RuneSelf || strings.ContainsAny(m[2], "=＝")) {
		return key
	}
	if foreignKey(key) != "" || slices.Contains(frontmatter.Keys(), key) || slices.Contains(otherKeys, key) {
		return key
	}
	return ""
}

// otherKeys are keys of other programs that this one does not know.
var otherKeys = []string{"layout", "permalink", "published", "category", "tag", "lang", "type"}

// HasFrontMatter reports whether a file, of which src is the beginning, begins with the
// front matter of an article, which need not be closed nor free of mistakes.
func HasFrontMatter(src []byte) bool {
	const most = 40 // lines that are looked at
	text := strings.TrimSpace(string(decoded(src)))
	first, rest, _ := strings.Cut(strings.ReplaceAll(text, "\r", "\n"), "\n")
	fenced := fenceForm.MatchString(first)
	if !fenced {
		rest = text
	}
	keys, n := 0, 0
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if fenceForm.MatchString(line) {
			return keys > 0
		}
		switch {
		case writtenKey(line) != "":
			keys++
		case n == 0 && !keyForm.MatchString(line) && line[0] != '#' && line[0] != '{' && line[0] != '[':
			return false // prose below a line
		case !fenced:
			return false // without its first line, it must be whole
		}
		if n++; n == most {
			break
		}
	}
	return fenced && keys > 0
}
