package pipeline

import (
	"bytes"

	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/render"
)

// locate turns a problem of the portal into a diagnostic, reading the file it
// is about once more to find the place.
func (b *builder) locate(p portal.Problem) diag.Diagnostic {
	d := b.at(p)
	d.Hint = p.Hint
	d.Severity = p.Severity
	if p.Note != nil {
		d = d.WithNote(b.at(*p.Note))
	}
	return d
}

func (b *builder) at(p portal.Problem) diag.Diagnostic {
	switch {
	case p.File == "":
		return diag.File("site.toml", p.Message)
	case p.Static:
		return diag.File("static/"+p.File, p.Message)
	}
	name := "content/" + p.File
	if p.Place == (parse.Place{}) {
		return diag.File(name, p.Message)
	}
	r := b.content.NewReader()
	defer r.Close()
	src, err := r.Read(load.File{Path: p.File}, parse.MaxSize)
	if err != nil {
		return diag.File(name, p.Message)
	}
	return parse.At(name, src, p.Place, p.Message)
}

// marks are what our own output bears; see [render.Generator].
var marks = [][]byte{
	[]byte(`<meta name="generator" content="` + render.Generator + `"`),
	[]byte("<generator>" + render.Generator + "</generator>"),
	[]byte("# " + render.Generator + "\n"),
	[]byte("<!-- " + render.Generator + " -->"),
	[]byte(`wdIndex("`), // the search index
}

// isOurs reports whether a file begins like our output.
func isOurs(head []byte) bool {
	for _, m := range marks {
		if bytes.Contains(head, m) {
			return true
		}
	}
	return false
}
