// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// DidYouMean says: did you mean "{name}"?
func DidYouMean(name string) Message {
	return Message{code: "did-you-mean", args: []arg{textArg(name)}}
}

// SeverityError says: error:
func SeverityError() Message {
	return Message{code: "severity-error"}
}

// SeverityWarning says: warning:
func SeverityWarning() Message {
	return Message{code: "severity-warning"}
}

// SeverityNote says: note:
func SeverityNote() Message {
	return Message{code: "severity-note"}
}

// HintBelow says: hint: {hint}
func HintBelow(hint Message) Message {
	return Message{code: "hint-below", args: []arg{messageArg(hint)}}
}

// WordChannel says: channel
func WordChannel() Message {
	return Message{code: "word-channel"}
}

// WordColumn says: column
func WordColumn() Message {
	return Message{code: "word-column"}
}

// WordFestival says: festival
func WordFestival() Message {
	return Message{code: "word-festival"}
}

// WordTag says: tag
func WordTag() Message {
	return Message{code: "word-tag"}
}

// WordPublish says: [[publish]]
func WordPublish() Message {
	return Message{code: "word-publish"}
}

// WordFooterLink says: footer link
func WordFooterLink() Message {
	return Message{code: "word-footer-link"}
}

// WordHomeLink says: link of the home page
func WordHomeLink() Message {
	return Message{code: "word-home-link"}
}

// WordComplaintLink says: link for complaints
func WordComplaintLink() Message {
	return Message{code: "word-complaint-link"}
}

// TypeText says: text
func TypeText() Message {
	return Message{code: "type-text"}
}

// TypeBool says: true or false
func TypeBool() Message {
	return Message{code: "type-bool"}
}

// TypeNumber says: a whole number
func TypeNumber() Message {
	return Message{code: "type-number"}
}

// TypeDecimal says: a decimal number
func TypeDecimal() Message {
	return Message{code: "type-decimal"}
}

// TypeDate says: a date
func TypeDate() Message {
	return Message{code: "type-date"}
}

// TypeList says: a list
func TypeList() Message {
	return Message{code: "type-list"}
}

// TypeTexts says: a list of texts
func TypeTexts() Message {
	return Message{code: "type-texts"}
}

// TypeTable says: a table
func TypeTable() Message {
	return Message{code: "type-table"}
}

// TypeTables says: a list of tables
func TypeTables() Message {
	return Message{code: "type-tables"}
}

// TypeNothing says: nothing
func TypeNothing() Message {
	return Message{code: "type-nothing"}
}

// DocsTitle says: Messages
func DocsTitle() Message {
	return Message{code: "docs-title"}
}

// DocsIntro says: What `wendang` says about a site. With `--json` each error, warning and note is a line of its own with `file`, `line`, `column`, `severity`, `code`, `message` and `hint`. Codes are stable; texts are not.
func DocsIntro() Message {
	return Message{code: "docs-intro"}
}

// DocsGenerated says: Generated from the catalogue in internal/message; do not edit.
func DocsGenerated() Message {
	return Message{code: "docs-generated"}
}

// DocsHints says: What to do:
func DocsHints() Message {
	return Message{code: "docs-hints"}
}

// DocsError says: error:
func DocsError() Message {
	return Message{code: "docs-error"}
}

// DocsWarning says: warning:
func DocsWarning() Message {
	return Message{code: "docs-warning"}
}

// DocsNote says: note:
func DocsNote() Message {
	return Message{code: "docs-note"}
}

// DocsFailure says: exit code 2:
func DocsFailure() Message {
	return Message{code: "docs-failure"}
}

// HeadFiles says: Files and folders
func HeadFiles() Message {
	return Message{code: "head-files"}
}

// HeadSyntax says: How site.toml and front matter are written
func HeadSyntax() Message {
	return Message{code: "head-syntax"}
}

// HeadSite says: site.toml
func HeadSite() Message {
	return Message{code: "head-site"}
}

// HeadArticle says: Front matter of articles
func HeadArticle() Message {
	return Message{code: "head-article"}
}

// HeadForeign says: What other generators have left
func HeadForeign() Message {
	return Message{code: "head-foreign"}
}

// HeadBody says: Text of articles
func HeadBody() Message {
	return Message{code: "head-body"}
}

// HeadPortal says: Channels, links and addresses
func HeadPortal() Message {
	return Message{code: "head-portal"}
}

// HeadTheme says: Themes
func HeadTheme() Message {
	return Message{code: "head-theme"}
}

// HeadMachine says: The machine
func HeadMachine() Message {
	return Message{code: "head-machine"}
}

// HeadPreview says: The preview
func HeadPreview() Message {
	return Message{code: "head-preview"}
}

// HeadPublish says: Publishing
func HeadPublish() Message {
	return Message{code: "head-publish"}
}

// HeadShard says: A build in parts
func HeadShard() Message {
	return Message{code: "head-shard"}
}

// HeadAnnounce says: Telling search engines
func HeadAnnounce() Message {
	return Message{code: "head-announce"}
}

// HeadHost says: Hosts and search engines
func HeadHost() Message {
	return Message{code: "head-host"}
}

// HeadCommand says: Usage
func HeadCommand() Message {
	return Message{code: "head-command"}
}
