package table

import (
	"bytes"
	"strconv"
	"time"
	"unicode/utf8"
)

// parseSimple reads the TOML that nearly all front matter is: lines of a bare
// key and a plain string, date, number, boolean or list of strings. It is many
// times faster than the library, which it must agree with wherever it says ok;
// all else, and all that is wrong, it leaves to the library.
func parseSimple(src []byte) (t *Table, ok bool) {
	if !utf8.Valid(src) {
		return nil, false
	}
	t = &Table{Keys: make([]Key, 0, 8)}
	s := simple{src: src}
	for s.pos < len(src) {
		s.spaces()
		if s.pos == len(src) {
			break
		}
		if src[s.pos] == '\n' {
			s.pos++
			continue
		}
		start := s.pos
		for s.pos < len(src) && src[s.pos] < 0x80 && bareKey(src[s.pos]) {
			s.pos++
		}
		key := Key{Name: string(src[start:s.pos]), Span: Span{start, s.pos}}
		if _, twice := t.Get(key.Name); twice || key.Name == "" {
			return nil, false
		}
		s.spaces()
		if !s.take('=') {
			return nil, false
		}
		s.spaces()
		if key.Value, ok = s.value(); !ok {
			return nil, false
		}
		s.spaces()
		if s.pos < len(src) && !s.take('\n') {
			return nil, false
		}
		t.Keys = append(t.Keys, key)
	}
	return t, true
}

type simple struct {
	src []byte
	pos int
}

func (s *simple) spaces() {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t') {
		s.pos++
	}
}

func (s *simple) take(c byte) bool {
	if s.pos < len(s.src) && s.src[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

func (s *simple) value() (Value, bool) {
	if s.pos >= len(s.src) {
		return Value{}, false
	}
	switch s.src[s.pos] {
	case '"', '\'':
		return s.text()
	case '[':
		return s.list()
	}
	start := s.pos
	for s.pos < len(s.src) && s.src[s.pos] != '\n' {
		s.pos++
	}
	word := bytes.TrimRight(s.src[start:s.pos], " \t")
	s.pos = start + len(word)
	v := Value{Span: Span{start, s.pos}}
	switch {
	case string(word) == "true":
		v.Data = true
	case string(word) == "false":
		v.Data = false
	default:
		if d, ok := simpleDate(word); ok {
			v.Data = d
		} else if n, ok := simpleInt(word); ok {
			v.Data = n
		} else {
			return v, false
		}
	}
	return v, true
}

// text reads a string of one line without escapes.
func (s *simple) text() (Value, bool) {
	start := s.pos
	quote := s.src[s.pos]
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == quote:
			s.pos++
			if s.pos-start == 2 && s.pos < len(s.src) && s.src[s.pos] == quote {
				return Value{}, false // the beginning of three quotes
			}
			return Value{string(s.src[start+1 : s.pos-1]), Span{start, s.pos}}, true
		case c == '\\' || c < 0x20 || c == 0x7f:
			return Value{}, false
		}
	}
	return Value{}, false
}

// list reads a list of strings on one line.
func (s *simple) list() (Value, bool) {
	start := s.pos
	s.pos++
	list := make([]Value, 0, 4)
	for {
		s.spaces()
		if s.take(']') {
			return Value{list, Span{start, s.pos}}, true
		}
		if s.pos >= len(s.src) || s.src[s.pos] != '"' && s.src[s.pos] != '\'' {
			return Value{}, false
		}
		v, ok := s.text()
		if !ok {
			return Value{}, false
		}
		list = append(list, v)
		s.spaces()
		if !s.take(',') && (s.pos >= len(s.src) || s.src[s.pos] != ']') {
			return Value{}, false
		}
	}
}

func simpleInt(word []byte) (int64, bool) {
	if len(word) == 0 || len(word) > 18 || word[0] == '0' && len(word) > 1 {
		return 0, false
	}
	for _, c := range word {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.ParseInt(string(word), 10, 64)
	return n, err == nil
}

// simpleDate reads 2021-02-13, with T00:10:39 behind it or without, and with Z
// or +08:00 behind that or without.
func simpleDate(word []byte) (Date, bool) {
	const day, clock, zoned = len("2021-02-13"), len("2021-02-13T00:10:39"), len("2021-02-13T00:10:39+08:00")
	if len(word) != day && len(word) != clock && len(word) != clock+1 && len(word) != zoned {
		return Date{}, false
	}
	valid := true
	number := func(from, to int) int {
		n := 0
		for _, c := range word[from:to] {
			if c < '0' || c > '9' {
				valid = false
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	year, month, dayOfMonth := number(0, 4), number(5, 7), number(8, 10)
	var hour, minute, second, offset int
	if word[4] != '-' || word[7] != '-' {
		return Date{}, false
	}
	d := Date{Local: true, DayOnly: len(word) == day}
	if len(word) >= clock {
		hour, minute, second = number(11, 13), number(14, 16), number(17, 19)
		if word[10] != 'T' || word[13] != ':' || word[16] != ':' {
			return Date{}, false
		}
	}
	zone := time.UTC
	switch len(word) {
	case clock + 1:
		d.Local = false
		valid = valid && word[19] == 'Z'
	case zoned:
		d.Local = false
		h, m := number(20, 22), number(23, 25)
		valid = valid && word[22] == ':' && (word[19] == '+' || word[19] == '-') && h < 15 && m < 60
		offset = (h*60 + m) * 60
		if word[19] == '-' {
			offset = -offset
		}
		zone = time.FixedZone("", offset)
	}
	if !valid || year < 1 || hour > 23 || minute > 59 || second > 59 {
		return Date{}, false
	}
	d.Time = time.Date(year, time.Month(month), dayOfMonth, hour, minute, second, 0, zone)
	return d, d.Time.Day() == dayOfMonth && int(d.Time.Month()) == month
}
