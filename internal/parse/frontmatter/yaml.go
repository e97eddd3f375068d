package frontmatter

import (
	"bytes"
	"errors"
	"math"
	"strings"

	"go.yaml.in/yaml/v3"

	"wendang/internal/message"
	"wendang/internal/table"
)

// parseYAML decodes YAML front matter into the same tables as TOML. An error
// is a *[table.SyntaxError].
//
// Aliases are refused: front matter has no use for them, and they are how a
// few bytes of YAML become gigabytes.
func parseYAML(src []byte) (*table.Table, error) {
	return readYAML(&yamlReader{src: src, lines: lineStarts(src)})
}

// ReadSettings decodes the YAML of another generator's settings. What front matter may not
// have, such as aliases, is left out.
func ReadSettings(src []byte) (*table.Table, error) {
	return readYAML(&yamlReader{src: src, lines: lineStarts(src), lenient: true})
}

func readYAML(y *yamlReader) (*table.Table, error) {
	src := y.src
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		return nil, yamlError(err, src)
	}
	if len(doc.Content) == 0 {
		return &table.Table{}, nil
	}
	v := y.value(doc.Content[0], 0)
	if y.err != nil {
		return nil, y.err
	}
	t, ok := v.Data.(*table.Table)
	if !ok && v.Data != nil {
		if err := explainYAML(src, ""); err != nil {
			return nil, err
		}
		return nil, &table.SyntaxError{Span: v.Span, Message: message.YAMLNoKeys(), Hint: message.YAMLForm()}
	}
	if t == nil {
		t = &table.Table{}
	}
	return t, nil
}

type yamlReader struct {
	src     []byte
	lines   []int
	lenient bool // leaves out what is refused
	err     *table.SyntaxError

	// The place that was last looked for: nodes come in the order of the text, and a
	// line may have all of them.
	line, column, at int
}

func (y *yamlReader) fail(n *yaml.Node, m, hint message.Message) {
	if y.err == nil && !y.lenient {
		y.err = &table.SyntaxError{Span: y.span(n), Message: m, Hint: hint}
	}
}

const maxYAMLDepth = 50

func (y *yamlReader) value(n *yaml.Node, depth int) table.Value {
	span := y.span(n)
	if depth > maxYAMLDepth {
		y.fail(n, message.YAMLTooDeep(), message.LessNestingYAML())
		return table.Value{Span: span}
	}
	switch n.Kind {
	case yaml.MappingNode:
		t := &table.Table{}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			if k.Kind != yaml.ScalarNode {
				y.fail(k, message.YAMLKey(), message.YAMLForm())
				continue
			}
			if depth == 0 && strings.ContainsAny(k.Value, ":：") && y.err == nil && !y.lenient {
				// title:"学习: 心得" has the key title:"学习, which nobody means.
				_ = errors.As(explainYAML(y.src, ""), &y.err)
			}
			if trim(k.Value) != k.Value {
				y.fail(k, message.SpaceFullWidth(), message.DeleteIndentation())
			}
			if seen[k.Value] {
				y.fail(k, message.KeyTwice(k.Value), message.KeepOne())
			}
			seen[k.Value] = true
			t.Keys = append(t.Keys, table.Key{
				Name:  k.Value,
				Span:  y.span(k),
				Value: y.value(n.Content[i+1], depth+1),
			})
		}
		return table.Value{Data: t, Span: span}
	case yaml.SequenceNode:
		list := make([]table.Value, 0, len(n.Content))
		for _, c := range n.Content {
			list = append(list, y.value(c, depth+1))
		}
		return table.Value{Data: list, Span: span}
	case yaml.ScalarNode:
		return table.Value{Data: y.scalar(n), Span: span}
	case yaml.AliasNode:
		y.fail(n, message.YAMLAlias(), message.QuoteValue())
	}
	return table.Value{Span: span}
}

// scalar decodes a scalar. Dates stay text: [parseDate] reads more forms than
// YAML knows, and an impossible one must be reported, not taken for text.
func (y *yamlReader) scalar(n *yaml.Node) any {
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		var b bool
		if n.Decode(&b) == nil {
			return b
		}
	case "!!int":
		var i int64
		if n.Decode(&i) == nil {
			return i
		}
	case "!!float":
		var f float64
		if n.Decode(&f) == nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
			return f
		}
	}
	return n.Value
}

// span locates a node; the library gives line and column in characters.
func (y *yamlReader) span(n *yaml.Node) table.Span {
	line := min(max(n.Line-1, 0), len(y.lines)-1)
	start := y.lines[line]
	end := len(y.src)
	if line+1 < len(y.lines) {
		end = y.lines[line+1] - 1
	}
	text := y.src[start:end]
	at, column := 0, 1
	if line == y.line && n.Column >= y.column {
		at, column = y.at, max(y.column, 1)
	}
	for ; column < n.Column && at < len(text); column++ {
		at += runeLen(text[at])
	}
	y.line, y.column, y.at = line, column, at
	at = min(at, len(text))
	width := len(bytes.TrimRight(text[at:], " \t"))
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		switch {
		case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
			if i := bytes.LastIndexByte(text[at:], text[at]); i > 0 && bytes.IndexByte(text[at+1:], text[at]) == i-1 {
				width = i + 1
			}
		case bytes.HasPrefix(text[at:], []byte(n.Value)):
			width = len(n.Value)
		}
	}
	return table.Span{Start: start + at, End: start + at + width}
}

func runeLen(c byte) int {
	switch {
	case c < 0x80:
		return 1
	case c >= 0xF0:
		return 4
	case c >= 0xE0:
		return 3
	}
	return 2
}

func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
