package markdown

import "github.com/yuin/goldmark/parser"

// Note is something that the author of a text should know about it.
type Note struct {
	Kind  Kind
	Start int // in the source, in bytes
	End   int

	Alignment Alignment // that was meant
}

// Kind is what a [Note] is about.
type Kind uint8

// The kinds of notes. [Check] notes what is too large, the parser the others.
const (
	TooDeep        Kind = iota // more than MaxNesting quotes and lists within each other
	TooManyLinks               // in a paragraph
	TooManyMarks               // marks of emphasis in a paragraph
	TooManyCells               // more than MaxCells in a table
	IndentedProse              // indented text was not taken for code
	UnusedFootnote             // nothing refers to it; only the first is noted

	UnclosedAlignment // no ::: closes the part
	MisspeltAlignment // a line looks like one that opens such a part
)

var notesKey = parser.NewContextKey()

// Notes returns what a parser has noted in its context, in the order in which it came
// upon it.
func Notes(pc parser.Context) []Note {
	notes, _ := pc.Get(notesKey).([]Note)
	return notes
}

func note(pc parser.Context, n Note) { pc.Set(notesKey, append(Notes(pc), n)) }
