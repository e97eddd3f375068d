// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// JSONSyntax says: this is not JSON
func JSONSyntax() Message {
	return Message{code: "json-syntax"}
}

// JSONForm says: write {(} "title": "…", "date": "2021-02-13" {)}: double quotation marks, commas between the entries, none behind the last one
func JSONForm() Message {
	return Message{code: "json-form"}
}

// FrontMatterBelow says: the front matter stands below other text
func FrontMatterBelow() Message {
	return Message{code: "front-matter-below"}
}

// MoveFrontMatter says: move it to the beginning of the file, between two lines of {mark}
func MoveFrontMatter(mark string) Message {
	return Message{code: "move-front-matter", args: []arg{textArg(mark)}}
}

// Password says: a static site cannot keep a secret: everybody could read the article
func Password() Message {
	return Message{code: "password"}
}

// HideOrDelete says: write {line} to hide the article, or delete this line to show it
func HideOrDelete(line string) Message {
	return Message{code: "hide-or-delete", args: []arg{textArg(line)}}
}

// AddressKept says: {key} is understood as an old address of the article, which leads here{files||, in {files} files; this is the first}
func AddressKept(key string, files int) Message {
	return Message{code: "address-kept", args: []arg{textArg(key), numberArg(files)}}
}

// AddressIsSlug says: {key} is understood as the slug, the last part of the address{files||, in {files} files; this is the first}
func AddressIsSlug(key string, files int) Message {
	return Message{code: "address-is-slug", args: []arg{textArg(key), numberArg(files)}}
}

// WriteOwnKey says: nothing need be done; {line} says the same in wendang's words
func WriteOwnKey(line string) Message {
	return Message{code: "write-own-key", args: []arg{textArg(line)}}
}
