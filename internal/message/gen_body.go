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

// ElementLeftOut says: the element <{name}> is left out, with all that stands in it
func ElementLeftOut(name string) Message {
	return Message{code: "element-left-out", args: []arg{textArg(name)}}
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
