package preview

import (
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/net/html"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
)

// errorPage answers with what is wrong, as the terminal tells it.
func (st *state) errorPage(a answer, language message.Language, head message.Message, problems []diag.Diagnostic) answer {
	a.status, a.isHTML, a.to = http.StatusInternalServerError, true, ""
	a.content = problemsPage(language, head, st.text(language, problems), message.PreviewComesBack())
	return a
}

// text returns diagnostics as the terminal prints them, and the failure before them.
func (st *state) text(language message.Language, problems []diag.Diagnostic) string {
	var b strings.Builder
	if st.failure != nil {
		for _, err := range failure.Each(st.failure) {
			fmt.Fprintln(&b, message.ProgramSays(failure.Of(err)).In(language))
			if hint := failure.Hint(err); !hint.IsZero() {
				fmt.Fprintf(&b, "  %s\n", message.HintBelow(hint).In(language))
			}
		}
	}
	_ = diag.Printer{W: &b, Language: language}.Print(problems) // a Builder does not fail
	return b.String()
}

// problems returns the page of all that is wrong.
func (st *state) problemsAnswer(language message.Language) answer {
	a := answer{status: http.StatusOK, path: problemsPath, isHTML: true}
	text := st.text(language, st.problems)
	note := message.PreviewComesBack()
	if text == "" {
		text, note = message.PreviewNoProblems().In(language), message.Message{}
	}
	a.content = problemsPage(language, message.PreviewProblems(), text, note)
	return a
}

// problemsPage returns a page with a text of the terminal.
func problemsPage(language message.Language, head message.Message, text string, note message.Message) []byte {
	e := html.EscapeString
	title := e(head.In(language))
	lang := "en"
	if language == message.Chinese {
		lang = "zh-CN"
	}
	return fmt.Appendf(nil, `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>%s</title>
<link rel="stylesheet" href="/%spreview.css">
</head>
<body class="wendang-problems">
<main>
<h1>%s</h1>
<pre>%s</pre>
<p>%s</p>
</main>
</body>
</html>
`, lang, title, own, title, e(text), e(note.In(language)))
}
