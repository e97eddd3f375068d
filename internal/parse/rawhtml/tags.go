package rawhtml

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/parse/markdown"
)

// Whether what looks like a tag is one depends on what else stands in a body:
//
//	把 <p> 放在 <body> 里        text: nothing closes them
//	cmd <code here>             text: these are words, not attributes
//	<b>重点</b>                 a tag
//
// So all tags of a body are found and paired before it is written.

// Why says why a tag is shown as text, or what else is special about it.
type Why uint8

// Why a tag is special.
const (
	IsTag      Why = iota
	Unclosed       // an element begins that nothing closes
	Unopened       // an element is closed that was not begun
	OfWords        // what follows the name are no attributes
	NamesPlace     // it is a tag that only names a place, as in <a name="x">, which ends at once
)

// Tags are those of a body that are special, by where they stand in the source.
type Tags map[int]Why

// tag is one of a body.
type tag struct {
	name   string
	at     int  // in the source
	closes bool // it closes an element
	line   bool // it stands within a line of Markdown
	block  int  // number of the paragraph or of the lines of HTML in which it stands
	inside bool // an element is open to which it belongs, as td to table
	values bool // it has attributes with values
	words  bool
	place  bool
	pair   int // index of the tag that closes it, or that it closes; -1 for none
}

// Find finds the tags of a body that are text.
func Find(tree ast.Node, source []byte) Tags {
	p := pairing{open: map[string][]int{}}
	block := 0
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			p.add(Inline(n, source), block)
		case *ast.HTMLBlock:
			block++
			p.add(Block(n, source), block)
		default:
			if n.Type() == ast.TypeBlock {
				block++
			}
		}
		return ast.WalkContinue, nil
	})
	found := Tags{}
	for i := range p.tags {
		if why := p.why(&p.tags[i]); why != IsTag {
			found[p.tags[i].at] = why
		}
	}
	return found
}

// pairing pairs tags in the order in which they stand.
type pairing struct {
	Scanner
	tags []tag
	open map[string][]int // tags that are not closed yet, by name
}

func (p *pairing) add(r *Text, block int) {
	r.WithoutControls()
	for at := 0; at < len(r.Bytes); {
		s := r.Bytes[at:]
		kind, n := p.Scan(s)
		if kind == Tag {
			p.tag(s[:n], tag{at: r.Place(at), line: r.Line, block: block, pair: -1})
		}
		at += n
	}
}

func (p *pairing) tag(s []byte, t tag) {
	t.name, t.closes = strings.ToLower(markdown.TagName(s)), s[1] == '/'
	if !markdown.IsElement(t.name) {
		return
	}
	i := len(p.tags)
	kind := kindOf[t.name]
	if t.closes {
		if open := p.open[t.name]; len(open) > 0 {
			o := open[len(open)-1]
			if kind&HoldsText == 0 || p.tags[o].block == t.block {
				t.pair, p.tags[o].pair = o, i
				p.open[t.name] = open[:len(open)-1]
			}
		}
		p.tags = append(p.tags, t)
		return
	}
	t.values, t.words = readAttributes(s)
	t.place = t.name == "a" && !hasHref(s)
	for _, parent := range parentsOf[t.name] {
		t.inside = t.inside || len(p.open[parent]) > 0
	}
	if kind&Void == 0 {
		p.open[t.name] = append(p.open[t.name], i)
	}
	p.tags = append(p.tags, t)
}

// why returns why a tag is text.
func (p *pairing) why(t *tag) Why {
	kind := kindOf[t.name]
	switch {
	case t.closes && t.pair >= 0:
		return p.why(&p.tags[t.pair])
	case t.closes:
		if t.line && kind&Void == 0 {
			return Unopened
		}
	case t.name == "plaintext":
		return Unclosed
	case t.words && (t.pair < 0 || kind&Dropped == 0),
		kind&Void != 0 && !t.values && !t.inside && !meansSomething[t.name]:
		return OfWords
	case kind&Void != 0 || t.pair >= 0:
	case kind&mustClose != 0:
		return Unclosed
	case t.place && t.values:
		return NamesPlace
	case t.values || t.inside:
	case kind&mayStayOpen != 0:
		if t.line || parentsOf[t.name] != nil && !findsParent[t.name] {
			return Unclosed
		}
	case t.line || kind&(Allowed|Replaced) == 0 || kind&inLine != 0:
		return Unclosed
	}
	return IsTag
}

// meansSomething are the elements without an end that need no attributes.
var meansSomething = nameSet("br hr wbr")

// parentsOf are the elements to which others belong.
var parentsOf = func() map[string][]string {
	of := map[string][]string{}
	for parents, names := range map[string]string{
		"table":           "caption col colgroup tbody td tfoot th thead tr",
		"ul ol menu dir":  "li",
		"dl":              "dd dt",
		"select datalist": "optgroup option",
		"ruby":            "rb rp rt rtc",
		"html":            "body head",
		"map":             "area",
		"object":          "param",
	} {
		for name := range strings.FieldsSeq(names) {
			of[name] = strings.Fields(parents)
		}
	}
	return of
}()

// findsParent are those that get one where they have none; see repair.
var findsParent = nameSet("li dd dt")
