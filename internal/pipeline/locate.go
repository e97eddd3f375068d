package pipeline

import (
	"path"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/load"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/parse"
	"wendang/internal/portal"
)

// locate turns a problem of the portal into a diagnostic, reading the file it
// is about once more to find the place.
func (r *Reading) locate(problem portal.Problem) diag.Diagnostic {
	d := r.at(problem).WithHint(problem.Hint)
	if problem.Note != nil {
		d = d.WithNote(r.at(*problem.Note))
	}
	return d
}

func (r *Reading) at(problem portal.Problem) diag.Diagnostic {
	switch {
	case problem.List != nil:
		return config.SlugAt(config.FileName, r.siteTOML, problem.List.Dir, problem.List.Name, problem.Message)
	case problem.Asset != "":
		return diag.Path(path.Join("themes", r.theme.Name, "assets", problem.Asset), problem.Message)
	case problem.File == "" && problem.Setting.End > 0:
		return config.AtWritten(config.FileName, r.siteTOML, problem.Setting, problem.Message)
	case problem.File == "":
		return diag.File("site.toml", problem.Message)
	case problem.Static:
		return diag.File("static/"+problem.File, problem.Message)
	}
	name := "content/" + problem.File
	if problem.Place == (parse.Position{}) {
		return diag.File(name, problem.Message)
	}
	reader := r.folders.content.NewReader()
	defer reader.Close()
	src, err := reader.Read(load.File{Path: problem.File}, parse.MaxSize)
	if err != nil {
		return diag.File(name, problem.Message)
	}
	if was, ok := r.Fingerprint(problem.File); ok && was != (pack.Fingerprint{}) && was != pack.FingerprintOf(src) {
		d := diag.File(name, problem.Message) // its lines are others now
		return d.WithNote(diag.File(name, message.FileChangedSince()))
	}
	return parse.At(name, src, problem.Place, problem.Message)
}
