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

// CodeIndented says: indented Chinese is taken for code here
func CodeIndented() Message {
	return Message{code: "code-indented"}
}

// FenceCode says: put code between ``` lines, and leave out the indentation of text
func FenceCode() Message {
	return Message{code: "fence-code"}
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

// MediaInsecure says: the video or sound "{to}" is left out
func MediaInsecure(to string) Message {
	return Message{code: "media-insecure", args: []arg{textArg(to)}}
}

// MediaFrom says: put the file beside the article, or give an https address
func MediaFrom() Message {
	return Message{code: "media-from"}
}

// AnchorMissing says: the link leads to #{id}, which this article does not have
func AnchorMissing(id string) Message {
	return Message{code: "anchor-missing", args: []arg{textArg(id)}}
}

// HeadingIds says: a heading's id is its text in lower case, with - for spaces and punctuation
func HeadingIds() Message {
	return Message{code: "heading-ids"}
}

// NotesTooMany says: the article has more than {notes} footnotes
func NotesTooMany(notes int) Message {
	return Message{code: "notes-too-many", args: []arg{numberArg(notes)}}
}

// DivideArticle says: divide the article
func DivideArticle() Message {
	return Message{code: "divide-article"}
}

// DefinitionsTooMany says: there are more than {definitions} link definitions in a row
func DefinitionsTooMany(definitions int) Message {
	return Message{code: "definitions-too-many", args: []arg{numberArg(definitions)}}
}

// DivideByText says: put empty lines between them, or divide the article
func DivideByText() Message {
	return Message{code: "divide-by-text"}
}

// DefinitionsTooLong says: link definitions are used so often that the page has more than {mb} MB of addresses
func DefinitionsTooLong(mb int) Message {
	return Message{code: "definitions-too-long", args: []arg{numberArg(mb)}}
}

// ShortenDefinition says: give this definition a shorter address
func ShortenDefinition() Message {
	return Message{code: "shorten-definition"}
}

// BlocksTooLong says: the quotes and lists have too many lines for their depth
func BlocksTooLong() Message {
	return Message{code: "blocks-too-long"}
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

// WriteMarkdown says: write it in Markdown, such as **text** for what should stand out and a link for a video or frame; what only formats text may be deleted
func WriteMarkdown() Message {
	return Message{code: "write-markdown"}
}

// ElementUnclosed says: <{name}> is never closed, and is shown as text{n||; there are {n} of them}
func ElementUnclosed(name string, n int) Message {
	return Message{code: "element-unclosed", args: []arg{textArg(name), numberArg(n)}}
}

// ElementUnopened says: </{name}> closes nothing, and is shown as text{n||; there are {n} of them}
func ElementUnopened(name string, n int) Message {
	return Message{code: "element-unopened", args: []arg{textArg(name), numberArg(n)}}
}

// ElementAsText says: <{name} …> is no complete tag, and is shown as text{n||; there are {n} of them}
func ElementAsText(name string, n int) Message {
	return Message{code: "element-as-text", args: []arg{textArg(name), numberArg(n)}}
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

// HeadingWithoutBlank says: a heading needs a blank behind #; this is shown as text{n||; there are {n} of them}
func HeadingWithoutBlank(n int) Message {
	return Message{code: "heading-without-blank", args: []arg{numberArg(n)}}
}

// HeadingWideBlank says: the blank behind # is a full-width one, which makes no heading{n||; there are {n} of them}
func HeadingWideBlank(n int) Message {
	return Message{code: "heading-wide-blank", args: []arg{numberArg(n)}}
}

// HeadingBehindBlanks says: full-width blanks stand before #, so that this is no heading{n||; there are {n} of them}
func HeadingBehindBlanks(n int) Message {
	return Message{code: "heading-behind-blanks", args: []arg{numberArg(n)}}
}

// HeadingFirst says: begin the line with # and a blank, as in # 标题
func HeadingFirst() Message {
	return Message{code: "heading-first"}
}

// HeadingFullWidth says: ＃ is a full-width sign, which makes no heading{n||; there are {n} of them}
func HeadingFullWidth(n int) Message {
	return Message{code: "heading-full-width", args: []arg{numberArg(n)}}
}

// HeadingForm says: write # 标题, with the sign and the blank of a Western keyboard
func HeadingForm() Message {
	return Message{code: "heading-form"}
}

// IdFullWidth says: the id behind this heading has a full-width sign, and is shown as text{n||; there are {n} of them}
func IdFullWidth(n int) Message {
	return Message{code: "id-full-width", args: []arg{numberArg(n)}}
}

// WriteId says: write ## 标题 {(}#weizhi{)}, with the signs of a Western keyboard
func WriteId() Message {
	return Message{code: "write-id"}
}

// FootnoteFullWidth says: a full-width colon keeps this from being a footnote{n||; there are {n} of them}
func FootnoteFullWidth(n int) Message {
	return Message{code: "footnote-full-width", args: []arg{numberArg(n)}}
}

// WriteFootnote says: write [^1]: 注文, with the colon of a Western keyboard
func WriteFootnote() Message {
	return Message{code: "write-footnote"}
}

// LinkFullWidth says: a link with full-width brackets is shown as text{n||; there are {n} of them}
func LinkFullWidth(n int) Message {
	return Message{code: "link-full-width", args: []arg{numberArg(n)}}
}

// LinkWithBlank says: a link with a blank between its brackets is shown as text{n||; there are {n} of them}
func LinkWithBlank(n int) Message {
	return Message{code: "link-with-blank", args: []arg{numberArg(n)}}
}

// WriteLink says: write [文字](地址), with the brackets of a Western keyboard and nothing between them
func WriteLink() Message {
	return Message{code: "write-link"}
}

// AddressWithBlank says: an address with a blank makes no link{n||; there are {n} of them}
func AddressWithBlank(n int) Message {
	return Message{code: "address-with-blank", args: []arg{numberArg(n)}}
}

// EscapeBlank says: write %20 for a blank; a title stands in quotation marks behind the address
func EscapeBlank() Message {
	return Message{code: "escape-blank"}
}

// DefinitionWithBlank says: a path with blanks makes no definition of a link{n||; there are {n} of them}
func DefinitionWithBlank(n int) Message {
	return Message{code: "definition-with-blank", args: []arg{numberArg(n)}}
}

// DefinitionUnused says: no link uses this definition{n||; there are {n} of them}
func DefinitionUnused(n int) Message {
	return Message{code: "definition-unused", args: []arg{numberArg(n)}}
}

// UseDefinition says: refer to it as [文字][名称], or write [文字](地址) where the link belongs
func UseDefinition() Message {
	return Message{code: "use-definition"}
}

// MarkdownInHTML says: between tags Markdown means nothing, and is shown as text{n||; there are {n} of them}
func MarkdownInHTML(n int) Message {
	return Message{code: "markdown-in-html", args: []arg{numberArg(n)}}
}

// EmptyLinesInHTML says: leave an empty line behind the tag that begins and before the one that ends
func EmptyLinesInHTML() Message {
	return Message{code: "empty-lines-in-html"}
}

// ImageFullWidth says: with ！ in full width this is a link, not an image{n||; there are {n} of them}
func ImageFullWidth(n int) Message {
	return Message{code: "image-full-width", args: []arg{numberArg(n)}}
}

// WriteImage says: write ![说明](图.png), with the signs of a Western keyboard
func WriteImage() Message {
	return Message{code: "write-image"}
}

// EmphasisAsText says: the mark {mark} is shown as text{n||; there are {n} of them}
func EmphasisAsText(mark string, n int) Message {
	return Message{code: "emphasis-as-text", args: []arg{textArg(mark), numberArg(n)}}
}

// EmphasisFullWidth says: ＊＊ are full-width signs, which emphasise nothing{n||; there are {n} of them}
func EmphasisFullWidth(n int) Message {
	return Message{code: "emphasis-full-width", args: []arg{numberArg(n)}}
}

// WriteDeletion says: write ~~删去的字~~ without blanks inside the marks
func WriteDeletion() Message {
	return Message{code: "write-deletion"}
}

// WriteEmphasis says: write **重点** without blanks inside the marks, and as many marks behind as before
func WriteEmphasis() Message {
	return Message{code: "write-emphasis"}
}

// OddRadical says: {char} ({number}) is a radical, not the character {same}{n||; there are {n} of them}
func OddRadical(char string, number string, same string, n int) Message {
	return Message{code: "odd-radical", args: []arg{textArg(char), textArg(number), textArg(same), numberArg(n)}}
}

// OddPart says: {char} ({number}) is a part of characters, not a character{n||; there are {n} of them}
func OddPart(char string, number string, n int) Message {
	return Message{code: "odd-part", args: []arg{textArg(char), textArg(number), numberArg(n)}}
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

// ElementsLeftOut says: the {n|element|{n} elements} {names} {n|is|are} left out in {files|1 file|{files} files ({where})}; what stands in them stays; this is the first place
func ElementsLeftOut(names []string, n int, files int, where []string) Message {
	return Message{code: "elements-left-out", args: []arg{listArg(names), numberArg(n), numberArg(files), listArg(where)}}
}

// ElementsDropped says: the {n|element|{n} elements} {names} {n|is|are} left out with all that stands in {n|it|them} in {files|1 file|{files} files ({where})}; this is the first place
func ElementsDropped(names []string, n int, files int, where []string) Message {
	return Message{code: "elements-dropped", args: []arg{listArg(names), numberArg(n), numberArg(files), listArg(where)}}
}

// ScriptsInTheme says: pages have no scripts or styles of their own; both belong into a theme
func ScriptsInTheme() Message {
	return Message{code: "scripts-in-theme"}
}

// LinesJoined says: lines that look like paragraphs of their own are joined in {files|1 file|{files} files ({where})}; this is the first place
func LinesJoined(files int, where []string) Message {
	return Message{code: "lines-joined", args: []arg{numberArg(files), listArg(where)}}
}

// WriteNewlines says: put empty lines between them; or write newlines = "paragraph" under [markdown] in site.toml, or in the front matter (newlines: paragraph between lines of ---), and join instead if they should be joined
func WriteNewlines() Message {
	return Message{code: "write-newlines"}
}

// RowsJoined says: lines that look like the rows of a table are joined in {files|1 file|{files} files ({where})}; this is the first place
func RowsJoined(files int, where []string) Message {
	return Message{code: "rows-joined", args: []arg{numberArg(files), listArg(where)}}
}

// ItemsJoined says: lines that look like items of a list are joined in {files|1 file|{files} files ({where})}; this is the first place
func ItemsJoined(files int, where []string) Message {
	return Message{code: "items-joined", args: []arg{numberArg(files), listArg(where)}}
}

// BlankBehindMark says: put a blank behind the mark or number: - 甲, 1. 甲
func BlankBehindMark() Message {
	return Message{code: "blank-behind-mark"}
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

// RowTooLong says: the row has more cells than the head of its table{n||; there are {n} of them}
func RowTooLong(n int) Message {
	return Message{code: "row-too-long", args: []arg{numberArg(n)}}
}

// CellsOfHead says: give the head as many, or write \| for a bar that is text
func CellsOfHead() Message {
	return Message{code: "cells-of-head"}
}
