package table

import (
	"strings"

	"github.com/BurntSushi/toml"
)

// scanner walks the text of a valid TOML document beside its decoded values
// and notes where each key and value stands. It knows just enough of the
// grammar to find the ends of things.
type scanner struct {
	src string
	pos int
}

// document fills root from values, the decoded document.
func (s *scanner) document(root *Table, values map[string]any) {
	table, in := root, values
	for {
		s.blank()
		if s.pos >= len(s.src) {
			return
		}
		start := s.pos
		if s.src[s.pos] != '[' {
			if !s.assignment(table, in) {
				return
			}
			continue
		}
		array := strings.HasPrefix(s.src[s.pos:], "[[")
		s.pos++
		if array {
			s.pos++
		}
		path := s.key()
		s.skip(" \t")
		s.skip("]")
		if table, in = descend(root, values, path, array, Span{start, s.pos}); table == nil {
			return
		}
	}
}

// part is one part of a dotted key.
type part struct {
	name string
	span Span
}

// descend walks from a table to the one that a header names, making what is
// not there yet. For an array of tables it appends the next element.
func descend(t *Table, values map[string]any, path []part, array bool, header Span) (*Table, map[string]any) {
	for i, p := range path {
		last := i == len(path)-1
		switch v := values[p.name].(type) {
		case map[string]any:
			got, ok := t.Get(p.name)
			sub, isTable := got.Data.(*Table)
			if !ok || !isTable {
				sub = &Table{}
				t.set(Key{p.name, p.span, Value{sub, header}})
			}
			t, values = sub, v
		case []map[string]any:
			got, _ := t.Get(p.name)
			list, _ := got.Data.([]Value)
			if last && array {
				list = append(list, Value{&Table{}, header})
				t.set(Key{p.name, p.span, Value{list, header}})
			}
			if len(list) == 0 || len(list) > len(v) {
				return nil, nil
			}
			t, values = list[len(list)-1].Data.(*Table), v[len(list)-1]
		default:
			return nil, nil
		}
	}
	return t, values
}

// assignment reads `key = value` into t; it reports false when it is lost.
func (s *scanner) assignment(t *Table, values map[string]any) bool {
	start := s.pos
	path := s.key()
	if len(path) == 0 {
		return false
	}
	s.skip(" \t")
	if s.pos >= len(s.src) || s.src[s.pos] != '=' {
		return false
	}
	s.pos++
	s.skip(" \t")
	last := path[len(path)-1]
	if len(path) > 1 {
		if t, values = descend(t, values, path[:len(path)-1], false, Span{start, s.pos}); t == nil {
			return false
		}
	}
	v, ok := s.value(values[last.name])
	if ok {
		t.set(Key{last.name, last.span, v})
	}
	return ok
}

// key reads a dotted key.
func (s *scanner) key() []part {
	var path []part
	for {
		s.skip(" \t")
		start := s.pos
		if s.pos >= len(s.src) {
			return path
		}
		var name string
		if c := s.src[s.pos]; c == '"' || c == '\'' {
			if !s.quoted() {
				return nil
			}
			name = unquoteKey(s.src[start:s.pos])
		} else {
			for s.pos < len(s.src) && bareKey(s.src[s.pos]) {
				s.pos++
			}
			name = s.src[start:s.pos]
		}
		if start == s.pos {
			return nil
		}
		path = append(path, part{name, Span{start, s.pos}})
		mark := s.pos
		s.skip(" \t")
		if s.pos >= len(s.src) || s.src[s.pos] != '.' {
			s.pos = mark
			return path
		}
		s.pos++
	}
}

func bareKey(c byte) bool {
	return c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// unquoteKey decodes a quoted key with the library itself.
func unquoteKey(quoted string) string {
	var one map[string]any
	if _, err := toml.Decode(quoted+" = 0", &one); err == nil {
		for k := range one {
			return k
		}
	}
	return strings.Trim(quoted, `"'`)
}

// value reads one value, whose decoded form is v.
func (s *scanner) value(v any) (Value, bool) {
	start := s.pos
	if s.pos >= len(s.src) {
		return Value{}, false
	}
	switch s.src[s.pos] {
	case '"', '\'':
		if !s.quoted() {
			return Value{}, false
		}
	case '[':
		return s.array(v)
	case '{':
		return s.inlineTable(v)
	default:
		for s.pos < len(s.src) && !strings.ContainsRune(",]}#\r\n", rune(s.src[s.pos])) {
			s.pos++
		}
		for s.pos > start && (s.src[s.pos-1] == ' ' || s.src[s.pos-1] == '\t') {
			s.pos--
		}
	}
	return Value{scalar(v), Span{start, s.pos}}, true
}

func (s *scanner) array(v any) (Value, bool) {
	start := s.pos
	s.pos++
	var list []Value
	for i := 0; ; i++ {
		s.blank()
		s.skip(",")
		s.blank()
		if s.pos >= len(s.src) {
			return Value{}, false
		}
		if s.src[s.pos] == ']' {
			s.pos++
			return Value{list, Span{start, s.pos}}, true
		}
		var element any
		switch v := v.(type) {
		case []any:
			if i < len(v) {
				element = v[i]
			}
		case []map[string]any:
			if i < len(v) {
				element = v[i]
			}
		}
		one, ok := s.value(element)
		if !ok {
			return Value{}, false
		}
		list = append(list, one)
	}
}

func (s *scanner) inlineTable(v any) (Value, bool) {
	values, _ := v.(map[string]any)
	start := s.pos
	s.pos++
	t := &Table{}
	for {
		s.blank()
		s.skip(",")
		s.blank()
		if s.pos >= len(s.src) {
			return Value{}, false
		}
		if s.src[s.pos] == '}' {
			s.pos++
			complete(t, values, Span{start, s.pos})
			return Value{t, Span{start, s.pos}}, true
		}
		if !s.assignment(t, values) {
			return Value{}, false
		}
	}
}

// quoted skips a string of any of the four kinds.
func (s *scanner) quoted() bool {
	q := s.src[s.pos]
	rest := s.src[s.pos:]
	if len(rest) >= 3 && rest[1] == q && rest[2] == q {
		i := 3
		for i < len(rest) {
			switch {
			case rest[i] == '\\' && q == '"':
				i += 2
				continue
			case strings.HasPrefix(rest[i:], rest[:3]):
				i += 3
				// Up to two quotes may stand before the closing three.
				for n := 0; n < 2 && i < len(rest) && rest[i] == q; n++ {
					i++
				}
				s.pos += i
				return true
			}
			i++
		}
		return false
	}
	for i := 1; i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && q == '"':
			i++
		case rest[i] == q:
			s.pos += i + 1
			return true
		case rest[i] == '\n':
			return false
		}
	}
	return false
}

// blank skips white space, newlines and comments.
func (s *scanner) blank() {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			n := strings.IndexByte(s.src[s.pos:], '\n')
			if n < 0 {
				s.pos = len(s.src)
				return
			}
			s.pos += n
		default:
			return
		}
	}
}

func (s *scanner) skip(set string) {
	for s.pos < len(s.src) && strings.IndexByte(set, s.src[s.pos]) >= 0 {
		s.pos++
	}
}
