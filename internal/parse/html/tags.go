package html

import (
	"bytes"
	"strings"
	"unicode"

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

// asText says why a tag is shown as text, or what else is special about it.
type asText uint8

const (
	isTag    asText = iota
	unclosed        // an element begins that nothing closes
	unopened        // an element is closed that was not begun
	words           // what follows the name are no attributes
	place           // it is a tag that only names a place, as in <a name="x">, which ends at once
)

// tags are those of a body that are special, by where they stand in the source.
type tags map[int]asText

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

// findTags finds the tags of a body that are text.
func findTags(tree ast.Node, source []byte) tags {
	p := pairing{open: map[string][]int{}}
	block := 0
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			p.add(inlineText(n, source), block)
		case *ast.HTMLBlock:
			block++
			p.add(blockLines(n, source), block)
		default:
			if n.Type() == ast.TypeBlock {
				block++
			}
		}
		return ast.WalkContinue, nil
	})
	found := tags{}
	for i := range p.tags {
		if why := p.why(&p.tags[i]); why != isTag {
			found[p.tags[i].at] = why
		}
	}
	return found
}

// pairing pairs tags in the order in which they stand.
type pairing struct {
	scanner
	tags []tag
	open map[string][]int // tags that are not closed yet, by name
}

func (p *pairing) add(r *rawText, block int) {
	r.text = controlForm.ReplaceAllFunc(r.text, blanks)
	for at := 0; at < len(r.text); {
		s := r.text[at:]
		kind, n := p.scan(s)
		if kind == rawTag {
			p.tag(s[:n], tag{at: r.place(at), line: r.line, block: block, pair: -1})
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
			if kind&holdsText == 0 || p.tags[o].block == t.block {
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
	if kind&void == 0 {
		p.open[t.name] = append(p.open[t.name], i)
	}
	p.tags = append(p.tags, t)
}

// why returns why a tag is text.
func (p *pairing) why(t *tag) asText {
	kind := kindOf[t.name]
	switch {
	case t.closes && t.pair >= 0:
		return p.why(&p.tags[t.pair])
	case t.closes:
		if t.line && kind&void == 0 {
			return unopened
		}
	case t.name == "plaintext":
		return unclosed
	case t.words && (t.pair < 0 || kind&dropped == 0),
		kind&void != 0 && !t.values && !t.inside && !meansSomething[t.name]:
		return words
	case kind&void != 0 || t.pair >= 0:
	case kind&mustClose != 0:
		return unclosed
	case t.place && t.values:
		return place
	case t.values || t.inside:
	case kind&mayStayOpen != 0:
		if t.line || parentsOf[t.name] != nil && !findsParent[t.name] {
			return unclosed
		}
	case t.line || kind&(allowed|replaced) == 0 || kind&inLine != 0:
		return unclosed
	}
	return isTag
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

// rawAttribute is one of a tag, as it was written.
type rawAttribute struct {
	name     string // in lower case
	value    []byte // references are still in it
	at       int    // of the value, in the tag
	hasValue bool
	quoted   bool
}

// eachAttribute calls visit for the attributes of a tag, as a browser would find them.
func eachAttribute(s []byte, visit func(rawAttribute)) {
	s = bytes.TrimSuffix(s, []byte(">"))
	blank := func(i int) bool { return i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n') }
	i := 1
	for i < len(s) && !blank(i) && s[i] != '/' {
		i++
	}
	for {
		for blank(i) || i < len(s) && s[i] == '/' {
			i++
		}
		if i >= len(s) {
			return
		}
		start := i
		for i++; i < len(s) && !blank(i) && s[i] != '=' && s[i] != '/'; i++ {
		}
		a := rawAttribute{name: string(bytes.ToLower(s[start:i]))}
		end := i
		for blank(i) {
			i++
		}
		if i < len(s) && s[i] == '=' {
			for i++; blank(i); i++ {
			}
			a.hasValue = true
			if i < len(s) && (s[i] == '"' || s[i] == '\'') {
				a.quoted = true
				quote := s[i]
				i++
				a.at = i
				for i < len(s) && s[i] != quote {
					i++
				}
				a.value = s[a.at:i]
				i++
			} else {
				a.at = i
				for i < len(s) && !blank(i) {
					i++
				}
				a.value = s[a.at:i]
			}
			end = i
		}
		i = end
		visit(a)
	}
}

// readAttributes reports whether a tag has attributes with values, and whether what
// follows its name are words, as in <path to file>.
func readAttributes(s []byte) (values, isWords bool) {
	sure := false
	eachAttribute(s, func(a rawAttribute) {
		values = values || a.hasValue
		switch {
		case a.hasValue:
			sure = sure || a.quoted || valueAttributes[a.name]
		case !bareAttributes[a.name] && strings.IndexFunc(a.name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0:
			isWords = true
		}
	})
	return values, isWords && !sure
}

func hasHref(s []byte) bool {
	found := false
	eachAttribute(s, func(a rawAttribute) { found = found || a.name == "href" })
	return found
}

func nameSet(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

var (
	// bareAttributes are those that have no values. The last are those of other programs.
	bareAttributes = nameSet(`allowfullscreen async autofocus autoplay checked compact controls crossorigin declare default
defer disabled download formnovalidate hidden inert ismap itemscope loop multiple muted nohref nomodule noresize
noshade novalidate nowrap open playsinline readonly required reversed selected truespeed
markdown scoped setup translate contenteditable draggable`)
	// valueAttributes are those that are often written without quotation marks.
	valueAttributes = nameSet(`align alt bgcolor border cellpadding cellspacing class color colspan content data dir face
height href hspace id lang name rel rowspan size span src start style target title type valign value vspace width`)
)
