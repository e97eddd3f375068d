package pipeline

import (
	"bytes"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/parse"
	"wendang/internal/portal"
	"wendang/internal/render"
)

// locate turns a problem of the portal into a diagnostic, reading the file it
// is about once more to find the place.
func (p *Portal) locate(problem portal.Problem) diag.Diagnostic {
	d := p.at(problem).WithHint(problem.Hint)
	if problem.Note != nil {
		d = d.WithNote(p.at(*problem.Note))
	}
	return d
}

func (p *Portal) at(problem portal.Problem) diag.Diagnostic {
	switch {
	case problem.File == "" && problem.Setting.End > 0:
		return config.AtWritten(config.FileName, p.siteTOML, problem.Setting, problem.Message)
	case problem.File == "":
		return diag.File("site.toml", problem.Message)
	case problem.Static:
		return diag.File("static/"+problem.File, problem.Message)
	}
	name := "content/" + problem.File
	if problem.Place == (parse.Position{}) {
		return diag.File(name, problem.Message)
	}
	r := p.content.NewReader()
	defer r.Close()
	src, err := r.Read(load.File{Path: problem.File}, parse.MaxSize)
	if err != nil {
		return diag.File(name, problem.Message)
	}
	return parse.At(name, src, problem.Place, problem.Message)
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
