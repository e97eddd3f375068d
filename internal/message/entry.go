package message

import (
	"strings"
	"sync"
)

// entry is one message of the catalogue. A text stands as it is, but for places
// in braces:
//
//	{name}           the argument of that name
//	{n|file|files}   file when the argument n is 1, else files
//	{n||, {n} in all} places may stand within the choices
//	{(} {)}          braces
type entry struct {
	code string // kebab-case; stable
	kind Kind
	// args are the arguments' names in order, each with its type unless that is
	// text: "path, n int, names list, cause message".
	args  string
	en    string
	zh    string
	hints string // codes of the hints that a message of this entry may come with
}

// Kind says what an entry is for.
type Kind uint8

// Errors, warnings and notes are about a place of the site, and are documented.
const (
	Error   Kind = iota // stops a build
	Warning             // does not
	Note                // belongs to one of the above
	Failure             // ends a command: wrong usage, or the machine failed
	Hint                // what to do
	Text                // all else: progress, summary, help, parts of messages
)

// tables are the catalogue's parts, in the order of the documentation.
func tables() []table {
	return []table{
		{"files", "head-files", fileEntries},
		{"syntax", "head-syntax", syntaxEntries},
		{"site", "head-site", settingEntries},
		{"article", "head-article", articleEntries},
		{"foreign", "head-foreign", foreignEntries},
		{"body", "head-body", bodyEntries},
		{"portal", "head-portal", portalEntries},
		{"theme", "head-theme", themeEntries},
		{"machine", "head-machine", machineEntries},
		{"publish", "head-publish", publishEntries},
		{"shard", "head-shard", shardEntries},
		{"host", "head-host", hostEntries},
		{"announce", "head-announce", announceEntries},
		{"command", "head-command", commandEntries},
		{"preview", "head-preview", previewEntries},
		{"help", "", helpEntries},
		{"words", "", wordEntries},
	}
}

// table is a part of the catalogue. Its functions are generated into gen_NAME.go.
type table struct {
	name    string
	head    string // code of its section's head in the documentation; "" for none
	entries []entry
}

// byCode finds entries by their codes.
var byCode = sync.OnceValue(func() map[string]*entry {
	m := map[string]*entry{}
	for _, t := range tables() {
		for i := range t.entries {
			m[t.entries[i].code] = &t.entries[i]
		}
	}
	return m
})

func lookUp(code string) (*entry, bool) {
	e, ok := byCode()[code]
	return e, ok
}

// find returns the entry of a code that is in the catalogue, as all are that the
// generated functions use.
func find(code string) *entry {
	e, ok := lookUp(code)
	if !ok {
		panic("message: no entry " + code)
	}
	return e
}

// parameter is an argument's name and type.
type parameter struct {
	name string
	kind argKind
}

// parameters returns the arguments that an entry takes.
func (e *entry) parameters() []parameter {
	if e.args == "" {
		return nil
	}
	var list []parameter
	for s := range strings.SplitSeq(e.args, ", ") {
		name, kind, _ := strings.Cut(s, " ")
		p := parameter{name: name}
		switch kind {
		case "":
		case "int":
			p.kind = argNumber
		case "list":
			p.kind = argList
		case "message":
			p.kind = argMessage
		default:
			panic("message: " + e.code + " has an argument of type " + kind)
		}
		list = append(list, p)
	}
	return list
}
