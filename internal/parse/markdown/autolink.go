package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"wendang/internal/parse/cjk"
)

// Bare URLs and mail addresses in text are links, as in GFM, with two changes
// for Chinese: a URL may follow a Chinese character, and ends where Chinese
// begins, as in 见https://example.com/a，谢谢.

type linkKind uint8

const (
	webLink linkKind = iota
	wwwLink
	mailLink
)

var (
	schemeMark = []byte("://")
	wwwMark    = []byte("www.")
	schemes    = [][]byte{[]byte("https://"), []byte("http://"), []byte("ftp://")}
)

// autoLinkStart returns the index after the first byte of run at which a link
// may begin, or 0.
func autoLinkStart(run []byte) int {
	first := 0
	keep := func(at int) {
		if at > 0 && (first == 0 || at < first) {
			first = at
		}
	}
	if i := bytes.Index(run, schemeMark); i > 0 {
		for _, s := range schemes {
			if at := i - (len(s) - 3); at >= 0 && bytes.HasPrefix(run[at:], s) {
				keep(at)
				break
			}
		}
	}
	keep(bytes.Index(run, wwwMark))
	if i := bytes.IndexByte(run, '@'); i > 0 {
		at := i
		for at > 0 && mailByte(run[at-1]) {
			at--
		}
		if at < i {
			keep(at)
		}
	}
	return first
}

// autoLinkAt returns the length and kind of the link at the start of line, or
// 0; before is the character in front of it.
func autoLinkAt(line []byte, before rune) (int, linkKind) {
	if len(line) < 5 || before < 0x80 && !cjk.Space(before) && before != '*' && before != '_' && before != '~' && before != '(' {
		return 0, 0
	}
	for _, s := range schemes {
		if bytes.HasPrefix(line, s) {
			return urlLen(line, len(s)), webLink
		}
	}
	if bytes.HasPrefix(line, wwwMark) {
		return urlLen(line, 0), wwwLink
	}
	if mailByte(line[0]) {
		return mailLen(line), mailLink
	}
	return 0, 0
}

// urlLen returns the length of a URL whose host begins at host, without the
// punctuation that ends the sentence, or 0 when the host is none.
func urlLen(line []byte, host int) int {
	end, dots := host, 0
	for end < len(line) && (alnum(line[end]) || line[end] == '-' || line[end] == '_' || line[end] == '.') {
		if line[end] == '.' {
			dots++
		}
		end++
	}
	name := bytes.TrimRight(line[host:end], "._-")
	if dots == 0 || len(name) == 0 || bytes.IndexByte(name, '.') < 0 || name[0] == '.' || name[0] == '-' {
		return 0
	}
	for end < len(line) && (urlByte(line[end]) || chineseBrackets(line, end) > 0) {
		end += max(chineseBrackets(line, end), 1)
	}
	return trimURL(line[:end])
}

// chineseBrackets returns the length of the Chinese in brackets that goes on with a
// URL at an index of line, as in LVM_(简体中文), or 0. Brackets that follow anything
// else than _ belong to the sentence: https://example.com/a(见附件).
func chineseBrackets(line []byte, at int) int {
	if at == 0 || line[at] != '(' || line[at-1] != '_' {
		return 0
	}
	end := bytes.IndexAny(line[at+1:], "() \t\n<>\"")
	if end <= 0 || line[at+1+end] != ')' {
		return 0
	}
	return end + 2
}

// trimURL returns the length of url without trailing punctuation, unmatched
// parentheses and what looks like an entity.
func trimURL(url []byte) int {
	end := len(url)
	unmatched := bytes.Count(url, []byte(")")) - bytes.Count(url, []byte("("))
	for end > 0 {
		switch url[end-1] {
		case '(':
			unmatched++
			end--
			continue
		case '?', '!', '.', ',', ':', '*', '_', '~', '\'', '"', '[':
			end--
			continue
		case ')':
			if unmatched > 0 {
				unmatched--
				end--
				continue
			}
		case ';':
			i := end - 1
			for i > 0 && alnum(url[i-1]) {
				i--
			}
			if i > 0 && i < end-1 && url[i-1] == '&' {
				end = i - 1
				continue
			}
		}
		break
	}
	return end
}

// mailLen returns the length of the mail address at the start of line, or 0.
func mailLen(line []byte) int {
	at := 0
	for at < len(line) && mailByte(line[at]) {
		at++
	}
	if at == 0 || at >= len(line) || line[at] != '@' {
		return 0
	}
	end := at + 1
	for end < len(line) && (alnum(line[end]) || line[end] == '-' || line[end] == '_' || line[end] == '.') {
		end++
	}
	for end > at && line[end-1] == '.' {
		end--
	}
	domain := line[at+1 : end]
	dot := bytes.IndexByte(domain, '.')
	if dot < 1 || domain[len(domain)-1] == '-' || domain[len(domain)-1] == '_' {
		return 0
	}
	return end
}

func newAutoLink(block text.Reader, segment text.Segment, length int, kind linkKind) ast.Node {
	block.Advance(length)
	value := ast.NewTextSegment(text.NewSegment(segment.Start, segment.Start+length))
	if kind == mailLink {
		return ast.NewAutoLink(ast.AutoLinkEmail, value)
	}
	link := ast.NewAutoLink(ast.AutoLinkURL, value)
	if kind == wwwLink {
		link.Protocol = []byte("http")
	}
	return link
}

func alnum(c byte) bool { return util.IsAlphaNumeric(c) }

func mailByte(c byte) bool { return alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' }

// urlByte reports whether c may stand in a URL after its host.
func urlByte(c byte) bool {
	return alnum(c) || bytes.IndexByte([]byte("-._~:/?#[]@!$&'()*+,;=%"), c) >= 0
}

var _ parser.InlineParser = textRun{}
