package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"wendang/internal/parse/cjk"
)

// emphasisParser parses the delimiter runs of emphasis and strikethrough.
//
// CommonMark asks whether a run stands at the edge of a word by looking for
// white space and punctuation. Chinese has no spaces, so `**真，**她` fails: the
// closing run follows punctuation and precedes a letter (commonmark-spec issue
// 650). Here Chinese characters count as word edges beside punctuation, and
// Chinese punctuation counts as letters; text without either is parsed exactly
// as CommonMark says.
type emphasisParser struct {
	kind delimiterKind
}

// delimiterKind implements [parser.DelimiterProcessor].
type delimiterKind uint8

const (
	emphasis delimiterKind = iota
	strikethrough
)

func (k delimiterKind) IsDelimiter(b byte) bool {
	if k == strikethrough {
		return b == '~'
	}
	return b == '*' || b == '_'
}

func (k delimiterKind) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char &&
		(k == emphasis || opener.OriginalLength == closer.OriginalLength)
}

func (k delimiterKind) OnMatch(consumes int) ast.Node {
	if k == strikethrough {
		return extast.NewStrikethrough()
	}
	return ast.NewEmphasis(consumes)
}

func (p emphasisParser) Trigger() []byte {
	if p.kind == strikethrough {
		return []byte{'~'}
	}
	return []byte{'*', '_'}
}

func (p emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	char := line[0]
	length := 1
	for length < len(line) && line[length] == char {
		length++
	}
	before := block.PrecendingCharacter()
	if p.kind == strikethrough && (length > 2 || before == '~') {
		return nil
	}
	e := edges{before: before, after: ' '}
	if length < len(line) {
		e.after, _ = utf8.DecodeRune(line[length:])
	}
	canOpen, canClose := e.left(), e.right()
	// "_" does nothing within a word. A single "~" does not either: in Chinese
	// it is the sign for ranges, as in 10~20元.
	if char == '_' || char == '~' && length == 1 {
		left, right := canOpen, canClose
		canOpen = left && (!right || cjk.Punctuation(e.before))
		canClose = right && (!left || cjk.Punctuation(e.after))
		switch {
		case char == '_' && length == 1 && wordRune(e.before) && wordRune(e.after):
			// Names such as 张三_终稿 and 用户_编号 hold it.
			canOpen, canClose = false, false
		case char == '_': // Chinese has no words to be within
			canOpen = canOpen || left && cjk.Chinese(e.before)
			canClose = canClose || right && cjk.Chinese(e.after)
		}
	}
	d := parser.NewDelimiter(canOpen, canClose, length, char, p.kind)
	d.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(d)
	return d
}

// wordRune reports whether r is a letter, of any script, or a digit.
func wordRune(r rune) bool { return cjk.Han(r) || unicode.IsLetter(r) || unicode.IsDigit(r) }

// edges are the characters around a delimiter run.
type edges struct{ before, after rune }

// left reports whether the run is left-flanking: it may open.
func (e edges) left() bool {
	return !cjk.Space(e.after) &&
		(!western(e.after) || cjk.Space(e.before) || cjk.Punctuation(e.before) || cjk.Chinese(e.before))
}

// right reports whether the run is right-flanking: it may close.
func (e edges) right() bool {
	return !cjk.Space(e.before) &&
		(!western(e.before) || cjk.Space(e.after) || cjk.Punctuation(e.after) || cjk.Chinese(e.after))
}

// western reports whether r is punctuation that separates words. Chinese
// punctuation does not, nor do the marks that Chinese shares with Western text:
// in `**“真”**X` the quotes belong to 真.
func western(r rune) bool { return cjk.Punctuation(r) && !cjk.Chinese(r) }
