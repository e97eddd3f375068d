package markdown

import "github.com/yuin/goldmark/parser"

// Problem is something in a text that its author should know, each for itself.
type Problem struct {
	Kind  Kind
	Start int // in the source, in bytes
	End   int

	Alignment Alignment // that was meant
}

// Kind is what a [Problem] is about.
type Kind uint8

// The kinds of problems. [Check] finds what is too large, the parser the others.
const (
	TooDeep            Kind = iota // more than MaxNesting quotes and lists within each other
	TooManyLinks                   // in a paragraph
	TooManyMarks                   // marks of emphasis in a paragraph
	TooManyNotes                   // more footnotes than MaxNotes
	TooManyCells                   // more than MaxCells in a table
	TooManyDefinitions             // more than MaxDefinitions of links in a paragraph
	TooMuchGiven                   // more than MaxGiven by definitions to links
	TooLong                        // quotes and lists with too many lines for their depth
	IndentedProse                  // indented text was not taken for code
	IndentedCode                   // indented Chinese was taken for code
	UnusedFootnote                 // nothing refers to it; only the first is noted

	UnclosedAlignment // no ::: closes the part
	MisspeltAlignment // a line looks like one that opens such a part
)

var problemsKey = parser.NewContextKey()

// Problems returns what a parser has noted in its context, in the order in which it came
// upon it.
func Problems(pc parser.Context) []Problem {
	notes, _ := pc.Get(problemsKey).([]Problem)
	return notes
}

func note(pc parser.Context, p Problem) { pc.Set(problemsKey, append(Problems(pc), p)) }
