package table

import (
	"strings"

	"wendang/internal/message"
)

// Reader takes typed values out of a table. A value of the wrong type is
// reported and counts as absent, so one pass finds all mistakes.
type Reader struct {
	Table  *Table
	Report func(at Span, m, hint message.Message)
}

// Has reports whether the table has a key.
func (r Reader) Has(name string) bool {
	_, ok := r.Table.Get(name)
	return ok
}

// String returns a text value and its place; ok is false when it is absent.
func (r Reader) String(name string) (s string, at Span, ok bool) {
	return get[string](r, name, message.TypeText(), message.WriteQuoted())
}

// Bool returns a true-or-false value.
func (r Reader) Bool(name string) (b bool, at Span, ok bool) {
	return get[bool](r, name, message.TypeBool(), message.WriteTrueOrFalse())
}

// Int returns a whole number.
func (r Reader) Int(name string) (n int64, at Span, ok bool) {
	return get[int64](r, name, message.TypeNumber(), message.WriteWhole())
}

// Sub returns a table value.
func (r Reader) Sub(name string) (sub Reader, at Span, ok bool) {
	t, at, ok := get[*Table](r, name, message.TypeTable(), message.WriteTable(name))
	return Reader{t, r.Report}, at, ok
}

// Subs returns the tables of a list.
func (r Reader) Subs(name string) (subs []Reader, at []Span) {
	v, ok := r.Table.Get(name)
	if !ok {
		return nil, nil
	}
	list, ok := v.Data.([]Value)
	if !ok {
		r.mismatch(name, v, message.TypeTables(), message.WriteTables(name))
		return nil, nil
	}
	for _, one := range list {
		t, ok := one.Data.(*Table)
		if !ok {
			r.mismatch(name, one, message.TypeTables(), message.WriteTables(name))
			continue
		}
		subs = append(subs, Reader{t, r.Report})
		at = append(at, one.Span)
	}
	return subs, at
}

// Text is a text value with its place.
type Text struct {
	Text string
	Span Span
}

// SplitWords returns the words of a text in which commas, of any kind, part them.
func SplitWords(text string) []string {
	var words []string
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(",，、;；", c) }) {
		if part = strings.TrimSpace(part); part != "" {
			words = append(words, part)
		}
	}
	return words
}

// SplitKeywords returns the words of a list, of which each text may hold several.
func SplitKeywords(texts []Text) []Text {
	var parts []Text
	for _, t := range texts {
		for _, word := range SplitWords(t.Text) {
			parts = append(parts, Text{word, t.Span})
		}
	}
	return parts
}

// Strings returns a list of texts; a single text counts as a list of one.
func (r Reader) Strings(name string) []Text {
	v, ok := r.Table.Get(name)
	if !ok || v.Data == nil {
		return nil
	}
	switch d := v.Data.(type) {
	case string:
		return []Text{{d, v.Span}}
	case []Value:
		texts := make([]Text, 0, len(d))
		for _, one := range d {
			if s, ok := one.Data.(string); ok {
				texts = append(texts, Text{s, one.Span})
			} else {
				r.mismatch(name, one, message.TypeText(), message.WriteQuoted())
			}
		}
		return texts
	}
	r.mismatch(name, v, message.TypeTexts(), message.ListForm())
	return nil
}

// Unknown calls report for every key that is not among known.
func (r Reader) Unknown(known []string, report func(Key)) {
	for _, k := range r.Table.Keys {
		found := false
		for _, name := range known {
			if k.Name == name {
				found = true
				break
			}
		}
		if !found {
			report(k)
		}
	}
}

func (r Reader) mismatch(name string, v Value, want, hint message.Message) {
	r.Report(v.Span, message.WrongType(name, want, v.Kind()), hint)
}

func get[T any](r Reader, name string, want, hint message.Message) (value T, at Span, ok bool) {
	v, ok := r.Table.Get(name)
	if !ok || v.Data == nil {
		return value, v.Span, false
	}
	if value, ok = v.Data.(T); !ok {
		if list, isList := v.Data.([]Value); isList && len(list) == 1 {
			if _, ok := list[0].Data.(T); ok {
				hint = message.DeleteBrackets()
			}
		}
		r.mismatch(name, v, want, hint)
	}
	return value, v.Span, ok
}
