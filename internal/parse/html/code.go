package html

import (
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/text"

	"wendang/internal/escape"
)

// Lexers are regular expressions tried one after another, and on hostile text
// many take time quadratic in its length. So only code of the common languages
// is highlighted, in short lines and small pieces; all other code is shown in
// one colour.
const (
	maxHighlighted     = 8 << 10  // bytes of a block
	maxHighlightedAll  = 16 << 10 // bytes of an article's blocks
	maxHighlightedLine = 240      // bytes of a line
	maxBlankLines      = 10       // in a row
)

// highlighted are chroma's names of the languages that are highlighted.
var highlighted = strings.Split("Bash,Batchfile,C,C#,C++,CSS,Dart,Diff,Docker,Go,HTML,INI,Java,JavaScript,JSON,Kotlin,Lua,"+
	"Makefile,markdown,Matlab,Nginx configuration file,Objective-C,Perl,PHP,PowerShell,properties,Python,R,Ruby,Rust,"+
	"Scala,SCSS,SQL,Swift,TOML,TypeScript,VB.net,XML,YAML", ",")

// lexerOf are the lexers of the highlighted languages by lower-case name, alias and
// file extension. chroma's own search compares a name that it does not know with
// the patterns of all file names, which takes longer than parsing an article.
var lexerOf = sync.OnceValue(func() map[string]chroma.Lexer {
	of := map[string]chroma.Lexer{}
	add := func(name string, l chroma.Lexer) {
		name = strings.ToLower(name)
		if _, taken := of[name]; !taken {
			of[name] = l
		}
	}
	for _, name := range highlighted {
		l := lexers.Get(name)
		add(name, l)
		for _, alias := range l.Config().Aliases {
			add(alias, l)
		}
	}
	for _, name := range highlighted { // extensions give way to names
		l := lexers.Get(name)
		for _, pattern := range l.Config().Filenames {
			if extension, ok := strings.CutPrefix(pattern, "*."); ok {
				add(extension, l)
			}
		}
	}
	return of
})

// canHighlight reports whether code is short enough, in all respects.
func (w *writer) canHighlight(source string) bool {
	if len(source) > maxHighlighted || w.highlighted+len(source) > maxHighlightedAll {
		return false
	}
	blank := 0
	for line := range strings.Lines(source) {
		if len(line) > maxHighlightedLine {
			return false
		}
		if blank++; strings.TrimSpace(line) != "" {
			blank = 0
		}
		if blank > maxBlankLines {
			return false
		}
	}
	return true
}

// code writes a code block, with spans of chroma's classes when its language
// is known.
func (w *writer) code(lines *text.Segments, language string) {
	var b strings.Builder
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(w.Source))
	}
	source := b.String()
	language = string(unescape([]byte(language)))
	if w.Unsafe {
		w.str("<pre><code")
	} else {
		w.str(`<pre role="group" aria-label="`)
		w.attr(w.Labels.Code)
		w.str(`" tabindex="0"><code`)
	}
	if language != "" {
		w.str(` class="language-`)
		w.attr(language)
		w.str(`"`)
	}
	w.str(">")
	if w.Unsafe || !w.highlight(source, language) {
		w.out = escape.HTML(w.out, []byte(source))
	}
	w.str("</code></pre>\n")
	w.text = append(w.text, source...)
	w.endText()
}

// highlight writes source with spans; it reports false, and writes nothing,
// when it does not know the language.
func (w *writer) highlight(source, language string) bool {
	if language == "" || !w.canHighlight(source) {
		return false
	}
	lexer := lexerOf()[strings.ToLower(language)]
	if lexer == nil {
		return false
	}
	w.highlighted += len(source)
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, source)
	if err != nil {
		return false
	}
	for token := tokens(); token != chroma.EOF; token = tokens() {
		class := tokenClass(token.Type)
		if class == "" || strings.TrimSpace(token.Value) == "" {
			w.out = escape.HTML(w.out, []byte(token.Value))
			continue
		}
		w.str(`<span class="` + class + `">`)
		w.out = escape.HTML(w.out, []byte(token.Value))
		w.str("</span>")
	}
	return true
}

// tokenClass returns chroma's short class of a token's kind, or "" for what
// themes leave in the colour of the text.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.Error, t.InCategory(chroma.Text):
		return ""
	case t.InCategory(chroma.Keyword):
		return "k"
	case t.InCategory(chroma.Comment):
		return "c"
	case t.InSubCategory(chroma.LiteralNumber):
		return "m"
	case t.InSubCategory(chroma.LiteralString):
		return "s"
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameTag, t == chroma.NameAttribute,
		t == chroma.NameBuiltin, t == chroma.NameDecorator:
		return "n"
	case t == chroma.GenericDeleted:
		return "gd"
	case t == chroma.GenericInserted:
		return "gi"
	case t == chroma.GenericHeading, t == chroma.GenericSubheading:
		return "gh"
	}
	return ""
}
