package html

import (
	"strconv"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"

	"wendang/internal/escape"
	"wendang/internal/message"
)

// jump is a link to an id of this page.
type jump struct {
	id         string
	offset     int       // of the link in the file
	start, end int       // where in the written page "#" and the id stand
	node       *dom.Node // of a body with raw HTML, instead of start and end
}

// resolveJumps sees to links to ids that the page does not have. Those that other
// programs would have made from a heading lead to it; about others there is a warning.
func (w *writer) resolveJumps() {
	var others map[string]string
	var out []byte // the page with other ids, when there are any
	from := 0
	counts := w.countFromOne()
	for i := range w.jumps {
		j := &w.jumps[i]
		base, number := numbered(j.id)
		later := number > 0 && counts[base]
		if j.id == "" || w.ids.has(j.id) && !later {
			continue
		}
		if others == nil {
			others = w.otherIDs()
		}
		id, ok := findID(others, j.id)
		if later {
			id, ok = base+"-"+strconv.Itoa(number+1), w.ids.has(base+"-"+strconv.Itoa(number+1))
		}
		if !ok {
			continue
		}
		j.id = ""
		if j.node != nil {
			setAttribute(j.node, "href", "#"+id)
			continue
		}
		out = escape.HTMLString(append(out, w.out[from:j.start]...), "#"+id)
		from = j.end
	}
	if from > 0 {
		w.out = append(out, w.out[from:]...)
	}
	for _, j := range w.jumps {
		if j.id != "" && !w.ids.has(j.id) {
			w.Report.Report(j.offset, j.offset+1, message.AnchorMissing(j.id), message.HeadingIds())
		}
	}
}

// countFromOne returns the ids of headings that occur several times, and that links count
// as GitHub does: there the second is -1, here -2.
func (w *writer) countFromOne() map[string]bool {
	var found map[string]bool
	for i := range w.jumps {
		base, number := numbered(w.jumps[i].id)
		if number == 1 && !w.ids.has(w.jumps[i].id) && w.ids.has(base+"-2") {
			if found == nil {
				found = map[string]bool{}
			}
			found[base] = true
		}
	}
	return found
}

// numbered divides an id into what comes before its number and that, or 0.
func numbered(id string) (base string, number int) {
	i := strings.LastIndexByte(id, '-')
	if i < 0 {
		return id, 0
	}
	n, err := strconv.Atoi(id[i+1:])
	if err != nil || n < 1 {
		return id, 0
	}
	return id[:i], n
}

// otherIDs returns the ids of headings that other programs make, with ours. The title,
// which may begin the text, has none: a link to it leads to the top of the page.
//
//	heading         ours            GitHub, Hugo    Hexo
//	变量：作用域      变量-作用域       变量作用域        变量：作用域
//	1.1 概述         1-1-概述         11-概述          1-1-概述
//	second 小节      小节-2           小节-1           小节-1
func (w *writer) otherIDs() map[string]string {
	others := map[string]string{}
	add := func(id, ours string) {
		if _, taken := others[id]; !taken && id != "" {
			others[id] = ours
		}
	}
	count := map[string]int{}
	addNumbered := func(id, ours string) {
		n := count[id]
		if count[id]++; n > 0 {
			id += "-" + strconv.Itoa(n)
		}
		add(id, ours)
	}
	for _, h := range w.headings {
		addNumbered(githubID(h.Text), h.ID)
	}
	if w.titleID != "" {
		add(w.titleID, "")
	}
	add(githubID(w.titleText), "")
	add(headingID(w.titleText), "")
	// What is left is compared by letters and digits only.
	clear(count)
	for _, h := range w.headings {
		addNumbered(letters(h.Text), h.ID)
	}
	return others
}

// findID looks up an id that is none of ours.
func findID(others map[string]string, id string) (string, bool) {
	for _, try := range []string{id, strings.ToLower(id), letters(id)} {
		if ours, ok := others[try]; ok {
			return ours, true
		}
	}
	// The number of a heading that occurs more than once.
	if i := strings.LastIndexAny(id, "-_"); i > 0 {
		if _, err := strconv.Atoi(id[i+1:]); err == nil {
			ours, ok := others[letters(id[:i])+"-"+id[i+1:]]
			return ours, ok
		}
	}
	return "", false
}

// githubID returns the id that GitHub and Hugo make of a heading: punctuation goes, a
// space becomes "-".
func githubID(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(text))
}

// letters returns the letters and digits of a text, in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
