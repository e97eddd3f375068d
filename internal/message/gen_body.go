// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// ControlCharacters says: control characters are taken for spaces
func ControlCharacters() Message {
	return Message{code: "control-characters"}
}

// ParagraphIndented says: an indented Chinese paragraph is taken for text, not for code
func ParagraphIndented() Message {
	return Message{code: "paragraph-indented"}
}

// LeaveOutIndentation says: leave out the indentation: the page indents paragraphs itself; code stands between ``` lines
func LeaveOutIndentation() Message {
	return Message{code: "leave-out-indentation"}
}

// AlignmentUnclosed says: no ":::" closes "::: {word}", which is taken for text
func AlignmentUnclosed(word string) Message {
	return Message{code: "alignment-unclosed", args: []arg{textArg(word)}}
}

// AlignmentMisspelt says: "{line}" is taken for text
func AlignmentMisspelt(line string) Message {
	return Message{code: "alignment-misspelt", args: []arg{textArg(line)}}
}

// WriteAlignment says: write "::: {word}" above the lines and ":::" below them, each on a line of its own
func WriteAlignment(word string) Message {
	return Message{code: "write-alignment", args: []arg{textArg(word)}}
}

// LinkForbidden says: the link to "{to}" is left out
func LinkForbidden(to string) Message {
	return Message{code: "link-forbidden", args: []arg{textArg(to)}}
}

// LinkSchemes says: links may lead to http, https, mailto, tel and ftp addresses and to files of the site
func LinkSchemes() Message {
	return Message{code: "link-schemes"}
}

// AnchorMissing says: the link leads to #{id}, which this article does not have
func AnchorMissing(id string) Message {
	return Message{code: "anchor-missing", args: []arg{textArg(id)}}
}

// HeadingIds says: a heading's id is its text in lower case, with - for spaces and punctuation
func HeadingIds() Message {
	return Message{code: "heading-ids"}
}

// NestingTooDeep says: the text nests too deep here
func NestingTooDeep() Message {
	return Message{code: "nesting-too-deep"}
}

// BlocksTooDeep says: blocks nest more than {depth} deep
func BlocksTooDeep(depth int) Message {
	return Message{code: "blocks-too-deep", args: []arg{numberArg(depth)}}
}

// LessNesting says: are there too many > or - at the beginning of a line?
func LessNesting() Message {
	return Message{code: "less-nesting"}
}

// LinksTooMany says: the paragraph has too many links for its length
func LinksTooMany() Message {
	return Message{code: "links-too-many"}
}

// MarksTooMany says: the paragraph has too many emphasis marks
func MarksTooMany() Message {
	return Message{code: "marks-too-many"}
}

// DivideParagraph says: divide it by empty lines
func DivideParagraph() Message {
	return Message{code: "divide-paragraph"}
}

// CellsTooMany says: the table has more than {cells} cells
func CellsTooMany(cells int) Message {
	return Message{code: "cells-too-many", args: []arg{numberArg(cells)}}
}

// DivideTable says: divide it, or put it beside the article as a file
func DivideTable() Message {
	return Message{code: "divide-table"}
}

// HTMLKept says: of HTML only what formats text is kept
func HTMLKept() Message {
	return Message{code: "html-kept"}
}

// ElementUnclosed says: <{name}> is never closed, and is shown as text
func ElementUnclosed(name string) Message {
	return Message{code: "element-unclosed", args: []arg{textArg(name)}}
}

// TagAsText says: for a tag as text write it `in backquotes`
func TagAsText() Message {
	return Message{code: "tag-as-text"}
}

// HTMLUnreadable says: the HTML of this article cannot be read: {cause}
func HTMLUnreadable(cause Message) Message {
	return Message{code: "html-unreadable", args: []arg{messageArg(cause)}}
}

// SimplerHTML says: write it in Markdown, or with simpler HTML
func SimplerHTML() Message {
	return Message{code: "simpler-html"}
}

// FootnoteUnused says: nothing refers to this footnote; it stands behind the others
func FootnoteUnused() Message {
	return Message{code: "footnote-unused"}
}

// ReferToFootnote says: write [^…] in the text where it belongs
func ReferToFootnote() Message {
	return Message{code: "refer-to-footnote"}
}

// CommentUnclosed says: the comment is never closed, so that all that follows is left out
func CommentUnclosed() Message {
	return Message{code: "comment-unclosed"}
}

// CloseComment says: end it with -->
func CloseComment() Message {
	return Message{code: "close-comment"}
}

// HeadingWithoutBlank says: a heading needs a blank behind #; this is shown as text
func HeadingWithoutBlank() Message {
	return Message{code: "heading-without-blank"}
}

// HeadingFullWidth says: ＃ is a full-width sign, which makes no heading
func HeadingFullWidth() Message {
	return Message{code: "heading-full-width"}
}

// HeadingForm says: write # 标题, with the sign of a Western keyboard and a blank
func HeadingForm() Message {
	return Message{code: "heading-form"}
}

// LinkFullWidth says: a link with full-width brackets is shown as text
func LinkFullWidth() Message {
	return Message{code: "link-full-width"}
}

// LinkWithBlank says: a link with a blank between its brackets is shown as text
func LinkWithBlank() Message {
	return Message{code: "link-with-blank"}
}

// WriteLink says: write [文字](地址), with the brackets of a Western keyboard and nothing between them
func WriteLink() Message {
	return Message{code: "write-link"}
}

// EmphasisAsText says: marks of emphasis are shown as text
func EmphasisAsText() Message {
	return Message{code: "emphasis-as-text"}
}

// WriteEmphasis says: write **重点** without blanks inside the marks, and as many marks behind as before
func WriteEmphasis() Message {
	return Message{code: "write-emphasis"}
}

// OddRadical says: {char} ({number}) is a radical, not the character {same}{n||; there are {n} of them}
func OddRadical(char string, number string, same string, n int) Message {
	return Message{code: "odd-radical", args: []arg{textArg(char), textArg(number), textArg(same), numberArg(n)}}
}

// TypePdfAgain says: text that is copied from a PDF has such signs, and other programs do not find them: type them again
func TypePdfAgain() Message {
	return Message{code: "type-pdf-again"}
}

// OddPrivate says: {number} is a private character, which readers see as a box or not at all{n||; there are {n} of them}
func OddPrivate(number string, n int) Message {
	return Message{code: "odd-private", args: []arg{textArg(number), numberArg(n)}}
}

// WriteSignItself says: symbols of Word's fonts are copied so; write the sign itself, such as ·, ☑ or →
func WriteSignItself() Message {
	return Message{code: "write-sign-itself"}
}

// OddReplacement says: � stands for a character that was lost when the text was converted{n||; there are {n} of them}
func OddReplacement(n int) Message {
	return Message{code: "odd-replacement", args: []arg{numberArg(n)}}
}

// LookInOriginal says: look it up in the original
func LookInOriginal() Message {
	return Message{code: "look-in-original"}
}

// ElementsLeftOut says: the {n|element|elements} {names} {n|is|are} left out in {files|1 file|{files} files}, and what stands in {n|it|them} stays; this is the first place
func ElementsLeftOut(names string, n int, files int) Message {
	return Message{code: "elements-left-out", args: []arg{textArg(names), numberArg(n), numberArg(files)}}
}

// ElementsDropped says: the {n|element|elements} {names} {n|is|are} left out in {files|1 file|{files} files}, with all that stands in {n|it|them}; this is the first place
func ElementsDropped(names string, n int, files int) Message {
	return Message{code: "elements-dropped", args: []arg{textArg(names), numberArg(n), numberArg(files)}}
}

// ScriptsInTheme says: pages have no scripts or styles of their own; both belong into a theme
func ScriptsInTheme() Message {
	return Message{code: "scripts-in-theme"}
}

// LinesJoined says: lines that look like paragraphs of their own are joined in {files|1 file|{files} files}; this is the first place
func LinesJoined(files int) Message {
	return Message{code: "lines-joined", args: []arg{numberArg(files)}}
}

// WriteNewlines says: put empty lines between them; or write newlines = "paragraph" under [markdown] in site.toml, or in the front matter, and "join" if they should be joined
func WriteNewlines() Message {
	return Message{code: "write-newlines"}
}

// TabsJoined says: lines that look like the rows of a table are joined in {files|1 file|{files} files}; this is the first place
func TabsJoined(files int) Message {
	return Message{code: "tabs-joined", args: []arg{numberArg(files)}}
}

// TableForm says: write tables as | a | b |, with a line |---|---| below the first row
func TableForm() Message {
	return Message{code: "table-form"}
}

// PathWithBlanks says: a path with blanks leads to nothing: {path}
func PathWithBlanks(path string) Message {
	return Message{code: "path-with-blanks", args: []arg{textArg(path)}}
}

// BlanksInAngles says: it stands as it was written; a path is relative to the article's file, and one with blanks belongs between < and >
func BlanksInAngles() Message {
	return Message{code: "blanks-in-angles"}
}

// NewlinesUnknown says: newlines cannot be "{value}"
func NewlinesUnknown(value string) Message {
	return Message{code: "newlines-unknown", args: []arg{textArg(value)}}
}

// NewlinesValues says: write "join", "break" or "paragraph"
func NewlinesValues() Message {
	return Message{code: "newlines-values"}
}

// RowTooLong says: the row has more cells than the head of its table
func RowTooLong() Message {
	return Message{code: "row-too-long"}
}

// CellsOfHead says: give the head as many, or write \| for a bar that is text
func CellsOfHead() Message {
	return Message{code: "cells-of-head"}
}
