// Package table holds decoded documents (site.toml, front matter) as tables
// in which every key and value knows where it stands, so that a mistake found
// long after decoding is still reported at its line and column.
package table

import (
	"strings"
	"time"

	"wendang/internal/message"
)

// Table is a table of a document: its keys in the order of the text.
type Table struct {
	Keys []Key
}

// Key is one key of a table, with its value.
type Key struct {
	Name  string
	Span  Span // of the key itself
	Value Value
}

// Value is a decoded value. Data is one of: string, bool, int64, float64,
// [Date], []Value, *Table, or nil (YAML's null).
type Value struct {
	Data any
	Span Span
}

// Blank reports whether there is no value, or a text of nothing but white space.
func (v Value) Blank() bool {
	text, isText := v.Data.(string)
	return v.Data == nil || isText && strings.TrimSpace(text) == ""
}

// Span is a range of byte offsets into the document.
type Span struct{ Start, End int }

// Date is a date as written: with a zone, or without (Local), or only a day.
type Date struct {
	Time    time.Time // its wall clock counts when Local
	Local   bool
	DayOnly bool
}

// Get returns the value of a key.
func (t *Table) Get(name string) (Value, bool) {
	for i := range t.Keys {
		if t.Keys[i].Name == name {
			return t.Keys[i].Value, true
		}
	}
	return Value{}, false
}

// set adds a key, or replaces the value that it has.
func (t *Table) set(k Key) {
	for i := range t.Keys {
		if t.Keys[i].Name == k.Name {
			t.Keys[i] = k
			return
		}
	}
	t.Keys = append(t.Keys, k)
}

// Plain returns v as ordinary Go values: map[string]any, []any and scalars,
// dates as text in RFC 3339 (without a zone when they had none).
func (v Value) Plain() any {
	switch d := v.Data.(type) {
	case *Table:
		m := make(map[string]any, len(d.Keys))
		for _, k := range d.Keys {
			m[k.Name] = k.Value.Plain()
		}
		return m
	case []Value:
		list := make([]any, len(d))
		for i := range d {
			list[i] = d[i].Plain()
		}
		return list
	case Date:
		switch {
		case d.DayOnly:
			return d.Time.Format(time.DateOnly)
		case d.Local:
			return d.Time.Format("2006-01-02T15:04:05")
		}
		return d.Time.Format(time.RFC3339)
	}
	return v.Data
}

// Kind names v's type for messages.
func (v Value) Kind() message.Message {
	switch v.Data.(type) {
	case string:
		return message.TypeText()
	case bool:
		return message.TypeBool()
	case int64:
		return message.TypeNumber()
	case float64:
		return message.TypeDecimal()
	case Date:
		return message.TypeDate()
	case []Value:
		return message.TypeList()
	case *Table:
		return message.TypeTable()
	}
	return message.TypeNothing()
}
