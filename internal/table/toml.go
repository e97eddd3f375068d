package table

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"wendang/internal/message"
)

// SyntaxError says that a document cannot be decoded, where, and what to do.
type SyntaxError struct {
	Span    Span
	Message message.Message
	Hint    message.Message // zero for none
	Date    bool            // a value looks like a date and is none

	// Key is a word that stands for a key, or with Header for a table, and is no
	// English one; what was meant depends on the document.
	Key    string
	Header bool
	Within string // the table that the place belongs to; "" for the top
}

func (e *SyntaxError) Error() string { return e.Message.String() }

// ParseTOML decodes a TOML document. The values are BurntSushi's; their places
// are found by a second, lenient scan, because that library tells a position
// only for the error it returns. An error is always a *[SyntaxError].
func ParseTOML(src []byte) (*Table, error) {
	if t, ok := parseSimple(src); ok {
		return t, nil
	}
	text := string(src)
	var values map[string]any
	if _, err := toml.Decode(text, &values); err != nil {
		return nil, tomlError(err, text)
	}
	s := &scanner{src: text}
	root := &Table{}
	s.document(root, values)
	complete(root, values, Span{})
	return root, nil
}

// tomlError turns the library's error into ours. Its Start is trusted, not its
// column, which counts bytes.
func tomlError(err error, text string) error {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		said := strings.TrimPrefix(err.Error(), "toml: ")
		return &SyntaxError{Message: message.TOMLSyntax(said)}
	}
	at := min(max(parse.Position.Start, 0), len(text))
	end := min(at+max(parse.Position.Len, 1), len(text))
	if n := strings.IndexByte(text[at:end], '\n'); n > 0 {
		end = at + n
	}
	said := parse.Message
	if said == "" {
		said = strings.TrimPrefix(err.Error(), "toml: ")
	}
	return explain(lowerFirst(strings.TrimSuffix(said, ".")), text, Span{at, end})
}

func lowerFirst(s string) string {
	if len(s) > 1 && 'A' <= s[0] && s[0] <= 'Z' && 'a' <= s[1] && s[1] <= 'z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

// scalar converts one of the library's values.
func scalar(v any) any {
	if t, ok := v.(time.Time); ok {
		switch t.Location().String() {
		case "date-local":
			return Date{Time: t, Local: true, DayOnly: true}
		case "datetime-local":
			return Date{Time: t, Local: true}
		case "time-local":
			return t.Format(time.TimeOnly)
		}
		return Date{Time: t}
	}
	switch v := v.(type) {
	case string, bool, int64, float64, nil:
		return v
	}
	return fmt.Sprint(v)
}

// complete adds what the scan did not place, at the place of the table around
// it: a value is never lost because a position is.
func complete(t *Table, values map[string]any, around Span) {
	for name, v := range values {
		got, ok := t.Get(name)
		if !ok {
			t.set(Key{Name: name, Span: around, Value: unplaced(v, around)})
			continue
		}
		if sub, ok := got.Data.(*Table); ok {
			if m, ok := v.(map[string]any); ok {
				complete(sub, m, got.Span)
			}
		}
	}
}

func unplaced(v any, at Span) Value {
	switch v := v.(type) {
	case map[string]any:
		t := &Table{}
		complete(t, v, at)
		return Value{t, at}
	case []map[string]any:
		list := make([]Value, len(v))
		for i := range v {
			list[i] = unplaced(v[i], at)
		}
		return Value{list, at}
	case []any:
		list := make([]Value, len(v))
		for i := range v {
			list[i] = unplaced(v[i], at)
		}
		return Value{list, at}
	}
	return Value{scalar(v), at}
}
