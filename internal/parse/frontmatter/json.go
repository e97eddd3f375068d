package frontmatter

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"wendang/internal/message"
	"wendang/internal/parse/report"
	"wendang/internal/table"
)

// Hugo and others also take front matter in JSON: an object at the beginning of the
// file, whose end has the rest of its line to itself.

// markJSON stands for the marks of front matter in JSON, which are braces.
const markJSON = "{"

// findJSON returns the bounds of an object at the beginning of r's file. What is none is
// text; but where it begins as front matter does, the mistake in it is reported, and ok
// is false.
func findJSON(r *report.Reporter) (b Bounds, ok bool) {
	src := r.Source
	d := json.NewDecoder(bytes.NewReader(src[:min(len(src), MaxSize+1)]))
	var object json.RawMessage
	err := d.Decode(&object)
	end := int(d.InputOffset())
	switch {
	case err == nil && len(bytes.TrimSpace(lineOf(src, end))) == 0:
		return Bounds{Mark: markJSON, End: end, Body: nextLine(src, end)}, true
	case err == nil || !beginsWithKey(src):
		return Bounds{}, true
	case len(src) > MaxSize:
		r.Report(0, 1, message.FrontMatterTooLong(MaxSize>>10), message.MoveToBody())
		return Bounds{}, false
	}
	at := len(src)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = int(syntax.Offset) - 1
	}
	at = min(max(at, 0), len(src)-1)
	r.Report(at, at+1, message.JSONSyntax(), message.JSONForm())
	return Bounds{}, false
}

var jsonKey = regexp.MustCompile(`^\{\s*"([^"\n]{1,40})"\s*:`)

// beginsWithKey reports whether an object begins with a key that articles have. It is
// meant for front matter then, whatever follows.
func beginsWithKey(src []byte) bool {
	m := jsonKey.FindSubmatch(src[:min(len(src), 200)])
	if m == nil {
		return false
	}
	key := strings.ToLower(string(m[1]))
	return isKnown(key) || slices.Contains(Keys(), key)
}

// parseJSON decodes an object into the same tables as TOML. An error is a
// *[table.SyntaxError].
func parseJSON(src []byte) (*table.Table, error) {
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	j := jsonReader{src: src, decoder: d}
	v := j.value(0)
	if j.err != nil {
		return nil, j.err
	}
	t, ok := v.Data.(*table.Table)
	if !ok {
		return nil, &table.SyntaxError{Span: v.Span, Message: message.JSONSyntax(), Hint: message.JSONForm()}
	}
	return t, nil
}

// jsonReader reads one document, token by token, because only tokens tell where they
// stand.
type jsonReader struct {
	src     []byte
	decoder *json.Decoder
	err     *table.SyntaxError
}

func (j *jsonReader) fail(at table.Span, m, hint message.Message) {
	if j.err == nil {
		j.err = &table.SyntaxError{Span: at, Message: m, Hint: hint}
	}
}

// token returns the next token and where it stands.
func (j *jsonReader) token() (json.Token, table.Span) {
	start := int(j.decoder.InputOffset())
	for start < len(j.src) && bytes.IndexByte([]byte(" \t\r\n,:"), j.src[start]) >= 0 {
		start++
	}
	t, err := j.decoder.Token()
	at := table.Span{Start: start, End: max(int(j.decoder.InputOffset()), start)}
	if err != nil {
		at.End = min(start+1, len(j.src))
		j.fail(at, message.JSONSyntax(), message.JSONForm())
	}
	return t, at
}

const maxJSONDepth = 50

// value reads a value. After a failure it returns at once.
func (j *jsonReader) value(depth int) table.Value {
	token, at := j.token()
	if depth > maxJSONDepth {
		j.fail(at, message.YAMLTooDeep(), message.LessNestingYAML())
	}
	if j.err != nil {
		return table.Value{Span: at}
	}
	switch t := token.(type) {
	case json.Delim:
		var data any
		if t == '{' {
			data = j.object(depth)
		} else {
			data = j.list(depth)
		}
		_, end := j.token()
		return table.Value{Data: data, Span: table.Span{Start: at.Start, End: end.End}}
	case json.Number:
		return table.Value{Data: number(t.String()), Span: at}
	case string:
		return table.Value{Data: t, Span: at}
	case bool:
		return table.Value{Data: t, Span: at}
	}
	return table.Value{Span: at}
}

func (j *jsonReader) object(depth int) *table.Table {
	t := &table.Table{}
	seen := map[string]bool{}
	for j.err == nil && j.decoder.More() {
		token, at := j.token()
		name, _ := token.(string)
		if j.err == nil && seen[name] {
			j.fail(at, message.KeyTwice(name), message.KeepOne())
		}
		seen[name] = true
		t.Keys = append(t.Keys, table.Key{Name: name, Span: at, Value: j.value(depth + 1)})
	}
	return t
}

func (j *jsonReader) list(depth int) []table.Value {
	list := []table.Value{}
	for j.err == nil && j.decoder.More() {
		list = append(list, j.value(depth+1))
	}
	return list
}

// number returns a number as the other decoders do; one that is too large stays text.
func number(s string) any {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return s
}
