package message

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is generated from the catalogue")

// TestGenerated holds the files that are generated from the catalogue: the
// functions that make messages, and the documentation in both languages.
func TestGenerated(t *testing.T) {
	for _, tab := range tables() {
		source, err := format.Source(constructors(tab))
		if err != nil {
			t.Fatal(err)
		}
		compare(t, "gen_"+tab.name+".go", source)
	}
	docs := filepath.Join("..", "..", "docs")
	compare(t, filepath.Join(docs, "messages.md"), documentation(English))
	compare(t, filepath.Join(docs, "messages.zh-CN.md"), documentation(Chinese))
}

// compare compares a file with what it should hold, or writes that.
func compare(t *testing.T, name string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the catalogue gives: go generate ./internal/message (%v)", name, err)
	}
}

// constructors returns the source of the functions of one table.
func constructors(t table) []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated from the catalogue by generated_test.go; DO NOT EDIT.\n\npackage message\n")
	for i := range t.entries {
		e := &t.entries[i]
		var declared, passed []string
		for _, p := range e.parameters() {
			declared = append(declared, p.name+" "+[]string{"string", "int", "[]string", "Message"}[p.kind])
			passed = append(passed, []string{"textArg", "numberArg", "listArg", "messageArg"}[p.kind]+"("+p.name+")")
		}
		args := ""
		if len(passed) > 0 {
			args = ", args: []arg{" + strings.Join(passed, ", ") + "}"
		}
		said, _, more := strings.Cut(e.en, "\n")
		if more {
			said += " …"
		}
		fmt.Fprintf(&b, "\n// %[1]s says: %[2]s\nfunc %[1]s(%[3]s) Message {\n\treturn Message{code: %[4]q%[5]s}\n}\n",
			functionName(e.code), strings.TrimSpace(said), strings.Join(declared, ", "), e.code, args)
	}
	return b.Bytes()
}

// functionName returns the name of the function that makes a message:
// UnknownCategory for unknown-category.
func functionName(code string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(code, "-") {
		switch word {
		case "ai", "url", "utf8", "json", "toml", "yaml", "html", "gbk", "nul", "utf16":
			b.WriteString(strings.ToUpper(word))
		default:
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// documentation returns the page about all messages in one language.
func documentation(l Language) []byte {
	var b bytes.Buffer
	say := func(code string) string { return Message{code: code}.In(l) }
	fmt.Fprintf(&b, "<!-- %s -->\n\n# %s\n\n%s\n", say("docs-generated"), say("docs-title"), say("docs-intro"))
	for _, t := range tables() {
		if t.head == "" {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n", say(t.head))
		for i := range t.entries {
			e := &t.entries[i]
			kind, documented := map[Kind]string{
				Error: "docs-error", Warning: "docs-warning", Note: "docs-note", Failure: "docs-failure",
			}[e.kind]
			if !documented {
				continue
			}
			fmt.Fprintf(&b, "\n### %s\n\n%s%s\n", e.code, say(kind), code(e.in(l)))
			if e.hints == "" {
				continue
			}
			fmt.Fprintf(&b, "\n%s\n\n", say("docs-hints"))
			for hint := range strings.SplitSeq(e.hints, ", ") {
				fmt.Fprintf(&b, "- %s\n", code(find(hint).in(l)))
			}
		}
	}
	return b.Bytes()
}

// in returns the text of an entry as it stands in the catalogue, readable: with
// the names of arguments for these, and choices as for many.
func (e *entry) in(l Language) string {
	m := Message{code: e.code}
	for _, p := range e.parameters() {
		a := arg{kind: p.kind}
		switch name := "{" + p.name + "}"; p.kind {
		case argText:
			a.text = name
		case argList:
			a.list = []string{name}
		case argNumber:
			a.number = 1_000_000 + len(m.args)
		case argMessage:
			a = arg{kind: argMessage, message: &Message{code: "cause-other", args: []arg{textArg(name)}}}
		}
		m.args = append(m.args, a)
	}
	s := m.In(l)
	for i, p := range e.parameters() {
		if p.kind == argNumber {
			s = strings.ReplaceAll(s, fmt.Sprint(1_000_000+i), "{"+p.name+"}")
		}
	}
	return s
}

// code returns s as code of Markdown.
func code(s string) string {
	if strings.Contains(s, "`") {
		return "``` " + s + " ```"
	}
	return "`" + s + "`"
}
