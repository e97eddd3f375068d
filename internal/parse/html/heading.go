package html

import (
	"bytes"
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"wendang/internal/parse/cjk"
)

// headingLevels keeps the outline of a body in order: the page's title is the only
// heading of level 1, and no level is skipped, whatever the author wrote.
type headingLevels struct {
	shift int
	last  int
}

// level returns the level to write for one that the author wrote.
func (l *headingLevels) level(written int) int {
	n := min(written+l.shift, 6)
	if l.last == 0 {
		l.last = 1
	}
	n = max(min(n, l.last+1), 2)
	l.last = n
	return n
}

// headingShift returns what to add to the body's levels so that its highest
// heading has level 2.
func headingShift(tree ast.Node) int {
	highest := 7
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			highest = min(highest, h.Level)
		}
	}
	if highest == 7 {
		return 0
	}
	return 2 - highest
}

func (w *writer) heading(n *ast.Heading) {
	written := ""
	if !w.Unsafe {
		written = w.writtenID(n)
	}
	if w.sanitise || w.Unsafe {
		tag := "h" + strconv.Itoa(n.Level)
		w.str("<" + tag)
		if written != "" {
			w.str(` id="`)
			w.attr(written)
			w.str(`"`)
		}
		w.str(">")
		w.inlineBlock(n)
		w.str("</" + tag + ">\n")
		return
	}
	level := w.levels.level(n.Level)
	tag := "h" + strconv.Itoa(level)
	w.str("<" + tag + ` id="`)
	open := len(w.out)
	w.str(`">`)
	start := len(w.text)
	w.inlineBlock(n)
	text := strings.TrimSpace(string(w.text[start:]))
	id := w.ids.unique(cmp.Or(written, headingID(text)))
	w.out = append(w.out, id...)
	copy(w.out[open+len(id):], w.out[open:len(w.out)-len(id)])
	copy(w.out[open:], id)
	for i := len(w.jumps) - 1; i >= 0 && w.jumps[i].start >= open; i-- {
		w.jumps[i].start += len(id)
		w.jumps[i].end += len(id)
	}
	w.str("</" + tag + ">\n")
	w.headings = append(w.headings, Heading{level, id, text})
}

// idForm matches the id that an author wrote behind a heading: {#id}, also with classes
// and other attributes, as in {#id .x k=v}, and {: #id} as in kramdown. Other words are
// text: {#if 条件}.
var idForm = regexp.MustCompile(`[ \t]*\{:?[ \t]*#([^\s{}"'<>&#]{1,100})` +
	`(?:[ \t]+(?:\.[\w-]+|[A-Za-z][\w:-]*=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+)))*[ \t]*\}[ \t]*#*[ \t]*$`)

// writtenID returns the id that is written behind a heading, and takes it away from the
// heading's text.
func (w *writer) writtenID(n *ast.Heading) string {
	if id, ok := n.AttributeString("id"); ok { // taken before
		return id.(string)
	}
	lines := n.Lines()
	if lines.Len() == 0 {
		return ""
	}
	last := lines.At(lines.Len() - 1)
	line := bytes.TrimRight(last.Value(w.Source), "\n")
	if bytes.IndexByte(line, '{') < 0 && !bytes.Contains(line, []byte("｛")) {
		return ""
	}
	m := idForm.FindSubmatchIndex(line)
	if m != nil && bytes.HasSuffix(bytes.TrimRight(line[:m[2]-1], "#: \t"), []byte(`\{`)) {
		m = nil
	}
	if m == nil {
		w.checkID(line, last.Start)
		return ""
	}
	if lines.Len() == 1 && len(bytes.TrimSpace(line[:m[0]])) == 0 {
		return "" // a heading of nothing but its id is none
	}
	cut := last.Start + m[0]
	var behind []ast.Node
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			return ""
		}
		if t.Segment.Start <= cut {
			t.Segment = t.Segment.WithStop(min(cut, t.Segment.Stop))
			break
		}
		behind = append(behind, c)
	}
	for _, c := range behind {
		n.RemoveChild(n, c)
	}
	return string(line[m[2]:m[3]])
}

// headingID makes an id from a heading's text: letters (Chinese kept), digits
// and "_" stay, in lower case, and all else between them becomes one "-". The
// same text gives the same id for ever, since people link to it.
func headingID(text string) string {
	const longest = 60
	var b strings.Builder
	b.Grow(min(len(text), longest*3))
	gap := false
	n := 0
	for _, r := range text {
		if !cjk.Han(r) {
			r = unicode.ToLower(r)
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !unicode.Is(unicode.Mn, r) {
				gap = b.Len() > 0
				continue
			}
		}
		if n++; n > longest {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

// ReservedID is the prefix of the ids that themes use for themselves.
const ReservedID = "wd-"

// ids are the ids of a page. Of those that were wanted again, the number says
// where to look for one that is free: looking from the start would take time
// quadratic in the number of equal headings.
type ids map[string]int

func (t ids) has(id string) bool {
	_, ok := t[id]
	return ok
}

// add takes an id that is free.
func (t ids) add(id string) { t[id] = 2 }

// unique returns id, or what makes it unlike the ids that are taken, and takes
// it.
func (t ids) unique(id string) string {
	if strings.HasPrefix(id, ReservedID) {
		id = "section-" + id
	}
	unique := id
	if i, taken := t[id]; taken {
		for ; t.has(unique); i++ {
			unique = id + "-" + strconv.Itoa(i)
		}
		t[id] = i
	}
	t.add(unique)
	return unique
}
