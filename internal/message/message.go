// Package message is the catalogue of all that the program says, in English and
// in Chinese.
//
// An entry of the catalogue has a code, which is stable, and a text in each
// language with named places for arguments:
//
//	{
//		code: "unknown-category", kind: Error, args: "name",
//		en: `unknown category "{name}"`,
//		zh: `没有“{name}”这个频道或栏目`,
//		hints: "did-you-mean",
//	},
//
// From each entry a function is generated that makes a [Message] of it, so that
// the compiler counts the arguments:
//
//	message.UnknownCategory("节日大权", 1)
//
// A Message is no text yet: it holds a code and arguments, and becomes text where
// it is printed, in the language that is chosen there. So it can be kept from one
// build to the next.
//
// Texts are in lower case without a full stop. After a change of the catalogue,
// `go generate ./internal/message` makes the functions and docs/messages.md anew.
package message

//go:generate go test -run Generated -update .

import (
	"cmp"
	"slices"
	"strings"

	"wendang/internal/pack"
)

// Message is an entry of the catalogue with its arguments. The zero Message says
// nothing.
type Message struct {
	code string
	args []arg
}

// arg is an argument: one of a text, a number, a list of texts and a message.
type arg struct {
	kind    argKind
	text    string
	number  int
	list    []string
	message *Message
}

type argKind uint8

const (
	argText argKind = iota
	argNumber
	argList
	argMessage
)

// Texts are copied: a message outlives what they are part of, such as a mapped file.
func textArg(s string) arg { return arg{kind: argText, text: strings.Clone(s)} }

func listArg(list []string) arg {
	a := arg{kind: argList}
	for _, s := range list {
		a.list = append(a.list, strings.Clone(s))
	}
	return a
}

func numberArg(n int) arg { return arg{kind: argNumber, number: n} }

func messageArg(m Message) arg { return arg{kind: argMessage, message: &m} }

func (m Message) entry() *entry { return find(m.code) }

// IsZero reports whether m says nothing.
func (m Message) IsZero() bool { return m.code == "" }

// Code returns the message's stable name, such as "unknown-category".
func (m Message) Code() string { return m.code }

// Kind returns what the message is for. It must not be zero.
func (m Message) Kind() Kind { return m.entry().kind }

// String returns the text in English, for tests and for Go's errors.
func (m Message) String() string { return m.In(English) }

// Number returns the argument of a name, which must be a number.
func (m Message) Number(name string) int { return m.arg(name).number }

// Text returns the argument of a name, which must be a text.
func (m Message) Text(name string) string { return m.arg(name).text }

func (m Message) arg(name string) arg {
	for i, p := range m.entry().parameters() {
		if p.name == name {
			return m.args[i]
		}
	}
	panic("message: " + m.code + " has no argument " + name)
}

// Compare orders messages by their codes and arguments, which is the same in
// every language.
func Compare(a, b Message) int {
	return cmp.Or(strings.Compare(a.code, b.code), slices.CompareFunc(a.args, b.args, compareArgs))
}

func compareArgs(a, b arg) int {
	c := cmp.Or(
		cmp.Compare(a.kind, b.kind),
		strings.Compare(a.text, b.text),
		cmp.Compare(a.number, b.number),
		slices.Compare(a.list, b.list),
	)
	if c == 0 && a.kind == argMessage {
		return Compare(*a.message, *b.message)
	}
	return c
}

// AppendTo appends m in the form that [Read] reads.
func (m Message) AppendTo(b []byte) []byte {
	b = pack.AppendText(b, m.code)
	b = pack.AppendUint(b, uint64(len(m.args)))
	for _, a := range m.args {
		b = append(b, byte(a.kind))
		switch a.kind {
		case argText:
			b = pack.AppendText(b, a.text)
		case argNumber:
			b = pack.AppendInt(b, int64(a.number))
		case argList:
			b = pack.AppendTexts(b, a.list)
		case argMessage:
			b = a.message.AppendTo(b)
		}
	}
	return b
}

// maxNested bounds how deep messages nest that are read.
const maxNested = 8

// Read reads what [Message.AppendTo] has appended; r fails when that is damaged,
// or when the catalogue has no such message.
func Read(r *pack.Reader) Message { return read(r, 0) }

func read(r *pack.Reader, depth int) Message {
	m := Message{code: strings.Clone(r.Text())}
	n := r.Count()
	if m.IsZero() && n == 0 {
		return m
	}
	e, ok := lookUp(m.code)
	if !ok || depth > maxNested || len(e.parameters()) != n {
		r.Fail()
		return Message{}
	}
	if n == 0 {
		return m
	}
	m.args = make([]arg, n)
	for i, p := range e.parameters() {
		a := arg{kind: argKind(r.Uint())}
		switch a.kind {
		case argText:
			a = textArg(r.Text())
		case argNumber:
			a.number = int(r.Int())
		case argList:
			a = listArg(r.Texts())
		case argMessage:
			a = messageArg(read(r, depth+1))
		}
		if a.kind != p.kind {
			r.Fail()
			return Message{}
		}
		m.args[i] = a
	}
	return m
}
