package markdown

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"wendang/internal/parse/cjk"
)

// Markdown joins the lines of a paragraph. Text that was pasted from elsewhere often has
// a line for each paragraph, or for each row of a table; joined, it cannot be read.

// leastLines is how many lines that each end a sentence make pasted text. Less may be a
// sentence or two on lines of their own.
const leastLines = 3

// shortLine is how long, in characters, the lines of verses and addresses are at most. No
// text is broken into lines as short as that.
const shortLine = 20

// mostLines bounds how many lines of a paragraph are looked at.
const mostLines = 50

// Joined is what the lines of a paragraph look like that should perhaps not be joined.
type Joined uint8

// What lines look like.
const (
	OneParagraph Joined = iota
	Paragraphs          // of their own
	Rows                // of a table
	Items               // of a list
)

// JoinedLines returns what the lines of a paragraph look like.
func JoinedLines(paragraph []byte) Joined {
	lines := bytes.SplitN(paragraph, []byte{'\n'}, mostLines)
	n, ended, short, cells := 0, 0, 0, 0
	wrapped := false // a long line is broken within a sentence
	var numbered, items lineRun
	for i, line := range lines {
		if i+1 < len(lines) && (bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte(`\`))) {
			return OneParagraph // the author has ended lines
		}
		line := bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if n == 0 && line[0] == '<' {
			return OneParagraph // a tag of several lines
		}
		n++
		if endsLine(line) {
			ended++
		} else if i+1 < len(lines) && utf8.RuneCount(line) > shortLine {
			wrapped = true
		}
		if utf8.RuneCount(line) <= shortLine {
			short++
		}
		if bytes.IndexByte(line, '\t') >= 0 || line[0] == '|' && bytes.IndexByte(line[1:], '|') > 0 {
			cells++
		}
		item := itemForm.Match(line) && !(line[0] == '*' && bytes.IndexByte(line[1:], '*') >= 0)
		items.add(item)
		numbered.add(!item && numberForm.Match(line))
	}
	switch {
	case cells >= 2 && cells >= n-1:
		return Rows
	case items.most >= 2:
		return Items
	case numbered.most >= 2, n >= leastLines && (ended >= n-1 && !wrapped || short == n) && cjk.HasWide(paragraph):
		return Paragraphs
	}
	return OneParagraph
}

// lineRun counts lines of a kind in a row.
type lineRun struct{ now, most int }

func (r *lineRun) add(is bool) {
	if r.now++; !is {
		r.now = 0
	}
	r.most = max(r.most, r.now)
}

// itemForm matches an item of a list that lacks its blank: -甲, 1.甲. A number with a full
// stop may be a fraction.
var itemForm = regexp.MustCompile(`^(?:[-+*][^\s\d*+·-]|[0-9]{1,3}[.)][^\s\pN])`)

// numberForm matches what begins an item of a list that is no list for Markdown: 1、 （一）
// 一、 ① 第一条.
var numberForm = regexp.MustCompile(`^(?:[（(]?[0-9０-９]{1,3}(?:[、．）)]|[.，,]\PN)|[（(]?[一二三四五六七八九十百零〇]{1,4}[、．.，,）)]|` +
	`[•·●○◆■▪※][^\d·]|[①-⑳㈠-㈩⑴-⒇⒈-⒛❶-❿]|[A-Z][、．]|第[一二三四五六七八九十百零〇0-9]{1,5}[条章节款项步课回])`)

// endsLine reports whether a line ends with a mark after which none is broken at random.
func endsLine(line []byte) bool {
	r, _ := utf8.DecodeLastRune(line)
	switch r {
	case '。', '！', '？', '；', '：', '…', '!', '?', ';', ':', '”', '』', '」', '）', '》':
		return true
	}
	return false
}
