// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// WriteLine says: write {line}
func WriteLine(line string) Message {
	return Message{code: "write-line", args: []arg{textArg(line)}}
}

// QuotesInside says: the text goes on behind the quotation mark that ends it
func QuotesInside() Message {
	return Message{code: "quotes-inside"}
}

// ChineseQuotesInside says: inside quotation marks write “…”
func ChineseQuotesInside() Message {
	return Message{code: "chinese-quotes-inside"}
}

// QuotesChinese says: the text stands in Chinese quotation marks
func QuotesChinese() Message {
	return Message{code: "quotes-chinese"}
}

// QuotesUnclosed says: the quotation marks are not closed
func QuotesUnclosed() Message {
	return Message{code: "quotes-unclosed"}
}

// CloseQuotes says: close them on the same line
func CloseQuotes() Message {
	return Message{code: "close-quotes"}
}

// ValueUnquoted says: the text {found} stands without quotation marks
func ValueUnquoted(found string) Message {
	return Message{code: "value-unquoted", args: []arg{textArg(found)}}
}

// QuoteExtra says: there is a quotation mark too many
func QuoteExtra() Message {
	return Message{code: "quote-extra"}
}

// DeleteQuote says: delete it
func DeleteQuote() Message {
	return Message{code: "delete-quote"}
}

// OneValue says: {key} takes one value
func OneValue(key string) Message {
	return Message{code: "one-value", args: []arg{textArg(key)}}
}

// CommentMark says: a comment begins with # here
func CommentMark() Message {
	return Message{code: "comment-mark"}
}

// CommentsBegin says: write # (with a Western keyboard layout) before the comment, or delete it
func CommentsBegin() Message {
	return Message{code: "comments-begin"}
}

// SpaceFullWidth says: there is a full-width or no-break space here
func SpaceFullWidth() Message {
	return Message{code: "space-full-width"}
}

// DeleteSpace says: delete the spaces before and behind the key, and behind =
func DeleteSpace() Message {
	return Message{code: "delete-space"}
}

// HeaderSingle says: there may be several {key}: their header has double brackets
func HeaderSingle(key string) Message {
	return Message{code: "header-single", args: []arg{textArg(key)}}
}

// SmallerNumber says: write a smaller number; text stands in quotation marks
func SmallerNumber() Message {
	return Message{code: "smaller-number"}
}

// ValueMissing says: the value is missing
func ValueMissing() Message {
	return Message{code: "value-missing"}
}

// WriteValue says: write it behind =, or delete the line
func WriteValue() Message {
	return Message{code: "write-value"}
}

// ValueNotTrueOrFalse says: {found} is neither true nor false
func ValueNotTrueOrFalse(found string) Message {
	return Message{code: "value-not-true-or-false", args: []arg{textArg(found)}}
}

// TextAfterValue says: {found} must not stand behind the value
func TextAfterValue(found string) Message {
	return Message{code: "text-after-value", args: []arg{textArg(found)}}
}

// KeyEqualsValue says: each line is key = value and nothing more
func KeyEqualsValue() Message {
	return Message{code: "key-equals-value"}
}

// EqualsMissing says: the line has no =
func EqualsMissing() Message {
	return Message{code: "equals-missing"}
}

// EqualsFullWidth says: the = is a full-width one
func EqualsFullWidth() Message {
	return Message{code: "equals-full-width"}
}

// ColonForEquals says: a key and its value are joined by = here, not by {found}
func ColonForEquals(found string) Message {
	return Message{code: "colon-for-equals", args: []arg{textArg(found)}}
}

// KeyMissing says: there is no key before =
func KeyMissing() Message {
	return Message{code: "key-missing"}
}

// KeyNotEnglish says: {key} cannot be a key
func KeyNotEnglish(key string) Message {
	return Message{code: "key-not-english", args: []arg{textArg(key)}}
}

// WriteKey says: for {chinese} write {key}
func WriteKey(chinese string, key string) Message {
	return Message{code: "write-key", args: []arg{textArg(chinese), textArg(key)}}
}

// KeysAreEnglish says: keys are English words, such as title, without quotation marks
func KeysAreEnglish() Message {
	return Message{code: "keys-are-english"}
}

// SiteTOMLHasNoFences says: site.toml needs no +++ lines
func SiteTOMLHasNoFences() Message {
	return Message{code: "site-toml-has-no-fences"}
}

// KeyTwice says: the key {key} stands twice
func KeyTwice(key string) Message {
	return Message{code: "key-twice", args: []arg{textArg(key)}}
}

// KeepOne says: delete one of them
func KeepOne() Message {
	return Message{code: "keep-one"}
}

// CommaFullWidth says: the entries of a list are separated by commas, not by {found}
func CommaFullWidth(found string) Message {
	return Message{code: "comma-full-width", args: []arg{textArg(found)}}
}

// CommaMissing says: a comma is missing here, or the list is not closed
func CommaMissing() Message {
	return Message{code: "comma-missing"}
}

// CommaExtra says: there is a comma too many
func CommaExtra() Message {
	return Message{code: "comma-extra"}
}

// ListUnclosed says: the list is not closed
func ListUnclosed() Message {
	return Message{code: "list-unclosed"}
}

// ListForm says: write ["…", "…"]
func ListForm() Message {
	return Message{code: "list-form"}
}

// HeaderUnclosed says: the square brackets around the name are not closed
func HeaderUnclosed() Message {
	return Message{code: "header-unclosed"}
}

// HeaderForm says: write [beian] for a table and [[channels]] for an entry of a list, on a line of its own
func HeaderForm() Message {
	return Message{code: "header-form"}
}

// HeaderEmpty says: there is no name between the square brackets
func HeaderEmpty() Message {
	return Message{code: "header-empty"}
}

// ControlCharacter says: there is a control character here
func ControlCharacter() Message {
	return Message{code: "control-character"}
}

// TypeAgain says: delete the line and type it again
func TypeAgain() Message {
	return Message{code: "type-again"}
}

// EscapeUnknown says: {found} means nothing between double quotation marks
func EscapeUnknown(found string) Message {
	return Message{code: "escape-unknown", args: []arg{textArg(found)}}
}

// WriteBackslash says: write \\ for a backslash, or put the text between single quotation marks: '…'
func WriteBackslash() Message {
	return Message{code: "write-backslash"}
}

// NumberInvalid says: {found} is not a number
func NumberInvalid(found string) Message {
	return Message{code: "number-invalid", args: []arg{textArg(found)}}
}

// NumberForm says: write a number as 20 or 1.5; text stands in quotation marks
func NumberForm() Message {
	return Message{code: "number-form"}
}

// NumberTooLarge says: {found} is too large
func NumberTooLarge(found string) Message {
	return Message{code: "number-too-large", args: []arg{textArg(found)}}
}

// DateUnquoted says: a date that is written so stands in quotation marks
func DateUnquoted() Message {
	return Message{code: "date-unquoted"}
}

// TOMLSyntax says: this is not TOML: {text}
func TOMLSyntax(text string) Message {
	return Message{code: "toml-syntax", args: []arg{textArg(text)}}
}

// FrontMatterUnclosed says: the front matter is not closed
func FrontMatterUnclosed() Message {
	return Message{code: "front-matter-unclosed"}
}

// FrontMatterTooLong says: the front matter is longer than {kb} kB
func FrontMatterTooLong(kb int) Message {
	return Message{code: "front-matter-too-long", args: []arg{numberArg(kb)}}
}

// MoveToBody says: move long texts from it into the body
func MoveToBody() Message {
	return Message{code: "move-to-body"}
}

// FrontMatterIndented says: there is a space before {mark}
func FrontMatterIndented(mark string) Message {
	return Message{code: "front-matter-indented", args: []arg{textArg(mark)}}
}

// ExactlyThree says: write exactly three characters: {mark}
func ExactlyThree(mark string) Message {
	return Message{code: "exactly-three", args: []arg{textArg(mark)}}
}

// CloseFrontMatter says: write {mark} on a line of its own behind the last key
func CloseFrontMatter(mark string) Message {
	return Message{code: "close-front-matter", args: []arg{textArg(mark)}}
}

// FrontMatterUnopened says: the line {mark} is missing before the front matter
func FrontMatterUnopened(mark string) Message {
	return Message{code: "front-matter-unopened", args: []arg{textArg(mark)}}
}

// OpenFrontMatter says: write {mark} on a line of its own, as the first of the file
func OpenFrontMatter(mark string) Message {
	return Message{code: "open-front-matter", args: []arg{textArg(mark)}}
}

// FrontMatterAfterBlank says: there is an empty line before the front matter
func FrontMatterAfterBlank() Message {
	return Message{code: "front-matter-after-blank"}
}

// DeleteBlankLines says: delete it, so that {mark} is the first line of the file
func DeleteBlankLines(mark string) Message {
	return Message{code: "delete-blank-lines", args: []arg{textArg(mark)}}
}

// FrontMatterMarkWrong says: {found} does not mark front matter
func FrontMatterMarkWrong(found string) Message {
	return Message{code: "front-matter-mark-wrong", args: []arg{textArg(found)}}
}

// WriteMark says: write {mark}: three characters, with a Western keyboard layout
func WriteMark(mark string) Message {
	return Message{code: "write-mark", args: []arg{textArg(mark)}}
}

// YAMLNoKeys says: the front matter is not a list of key: value lines
func YAMLNoKeys() Message {
	return Message{code: "yaml-no-keys"}
}

// YAMLForm says: between --- lines write key: value; key = value stands between +++ lines
func YAMLForm() Message {
	return Message{code: "yaml-form"}
}

// EqualsForColon says: between --- lines a key and its value are joined by a colon, not by =
func EqualsForColon() Message {
	return Message{code: "equals-for-colon"}
}

// ColonWithoutSpace says: a space is missing behind the colon
func ColonWithoutSpace() Message {
	return Message{code: "colon-without-space"}
}

// ColonFullWidth says: the colon is a full-width one
func ColonFullWidth() Message {
	return Message{code: "colon-full-width"}
}

// ColonInValue says: the value holds a colon and a space, which makes a key of it
func ColonInValue() Message {
	return Message{code: "colon-in-value"}
}

// QuoteValue says: put the value between quotation marks: "…"
func QuoteValue() Message {
	return Message{code: "quote-value"}
}

// YAMLLayout says: this line does not go with the others
func YAMLLayout() Message {
	return Message{code: "yaml-layout"}
}

// YAMLAlign says: begin all keys in the same column, with nothing before them; are all quotation marks and brackets closed?
func YAMLAlign() Message {
	return Message{code: "yaml-align"}
}

// YAMLTab says: there is a tab where spaces are needed
func YAMLTab() Message {
	return Message{code: "yaml-tab"}
}

// DeleteIndentation says: delete the blanks before it: it begins the line
func DeleteIndentation() Message {
	return Message{code: "delete-indentation"}
}

// YAMLSpecial says: text that begins with {found} stands in quotation marks
func YAMLSpecial(found string) Message {
	return Message{code: "yaml-special", args: []arg{textArg(found)}}
}

// YAMLKey says: a key must be a plain word
func YAMLKey() Message {
	return Message{code: "yaml-key"}
}

// YAMLAlias says: aliases are not allowed in front matter
func YAMLAlias() Message {
	return Message{code: "yaml-alias"}
}

// DashWithoutSpace says: a space is missing behind the dash
func DashWithoutSpace() Message {
	return Message{code: "dash-without-space"}
}

// WriteDash says: write - and a space before each entry
func WriteDash() Message {
	return Message{code: "write-dash"}
}

// YAMLTooDeep says: the front matter nests too deep
func YAMLTooDeep() Message {
	return Message{code: "yaml-too-deep"}
}

// YAMLSyntax says: this is not YAML: {text}
func YAMLSyntax(text string) Message {
	return Message{code: "yaml-syntax", args: []arg{textArg(text)}}
}

// LessNestingYAML says: write the keys side by side, not one within the other
func LessNestingYAML() Message {
	return Message{code: "less-nesting-yaml"}
}
