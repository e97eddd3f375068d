package message

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Language is one that the program speaks.
type Language uint8

// The zero Language is English.
const (
	English Language = iota
	Chinese
)

// String returns the language's name for --lang.
func (l Language) String() string {
	if l == Chinese {
		return "zh"
	}
	return "en"
}

// In returns the text of m in a language. Arguments may come from files, which
// are not trusted: see [Clean]. The zero Message has the text "".
func (m Message) In(l Language) string {
	if m.IsZero() {
		return ""
	}
	var b strings.Builder
	e := m.entry()
	w := writer{b: &b, language: l, parameters: e.parameters(), args: m.args}
	if l == Chinese {
		w.text(e.zh)
	} else {
		w.text(e.en)
	}
	return b.String()
}

// writer writes one message.
type writer struct {
	b          *strings.Builder
	language   Language
	parameters []parameter
	args       []arg
}

// text writes a text with its places filled.
func (w *writer) text(s string) {
	for {
		before, rest, found := strings.Cut(s, "{")
		w.b.WriteString(before)
		if !found {
			return
		}
		end := closing(rest)
		w.place(rest[:end])
		s = rest[end+1:]
	}
}

// closing returns where in s the brace is closed that was opened before it.
func closing(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	panic("message: a brace is not closed: " + s)
}

// place writes what stands for a place.
func (w *writer) place(p string) {
	switch p {
	case "(":
		w.b.WriteByte('{')
		return
	case ")":
		w.b.WriteByte('}')
		return
	}
	name, choices, choose := strings.Cut(p, "|")
	a := w.arg(name)
	if choose {
		one, other, _ := strings.Cut(choices, "|")
		if a.number == 1 {
			w.text(one)
		} else {
			w.text(other)
		}
		return
	}
	switch a.kind {
	case argText:
		w.b.WriteString(Clean(a.text))
	case argNumber:
		w.b.WriteString(strconv.Itoa(a.number))
	case argList:
		comma := ", "
		if w.language == Chinese {
			comma = "、"
		}
		w.b.WriteString(Clean(strings.Join(a.list, comma)))
	case argMessage:
		w.b.WriteString(a.message.In(w.language))
	}
}

func (w *writer) arg(name string) arg {
	for i, p := range w.parameters {
		if p.name == name {
			return w.args[i]
		}
	}
	panic("message: a text names the argument " + name + ", which its entry does not have")
}

// Clean makes untrusted text fit for one line of a terminal: what could drive it,
// control and invisible formatting characters, is shown as U+FFFD. The joiner of emoji
// stays where it joins two.
func Clean(s string) string {
	var before rune
	return strings.Map(func(r rune) rune {
		clean := CleanRune(r)
		if r == zeroWidthJoiner && (before >= 0x1F000 || before == 0xFE0F) {
			clean = r
		}
		before = r
		return clean
	}, s)
}

const zeroWidthJoiner = 0x200D

// CleanRune is [Clean] of one character.
func CleanRune(r rune) rune {
	switch {
	case r == '\t', r == '\n':
		return ' '
	case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return utf8.RuneError
	}
	return r
}
