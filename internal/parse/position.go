package parse

import (
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/parse/frontmatter"
	"wendang/internal/parse/report"
	"wendang/internal/table"
)

// Position is a position in an article that a later stage wants to report: the value
// of a key, or an offset in the body. The zero Position is the whole file.
type Position struct {
	Key    string // of the front matter
	Value  string // of the entry as Meta has it, when the key's value is a list
	Offset int    // with no Key: bytes into the file; 0 for the whole file
}

// At returns a diagnostic about a position in the file whose bytes are src. Positions
// are found by reading the file once more: that is rare, and nothing need be
// kept in memory for it.
func At(name string, src []byte, at Position, m message.Message) diag.Diagnostic {
	r := &report.Reporter{Name: name}
	src, ok := readText(r, src)
	if !ok {
		return diag.File(name, m)
	}
	r.Source = src
	if at.Key == "" {
		if at.Offset <= 0 {
			return diag.File(name, m)
		}
		return diag.At(name, src, at.Offset, at.Offset+1, m)
	}
	matter, ok := frontmatter.Read(r)
	if !ok {
		return diag.File(name, m)
	}
	v, ok := matter.Table.Get(at.Key)
	if !ok {
		if v, ok = native(matter.Table, RoleArticle).Get(at.Key); !ok {
			return diag.File(name, m)
		}
	}
	if list, ok := v.Data.([]table.Value); ok {
		for _, entry := range list {
			text, ok := entry.Data.(string)
			if ok && (word(text) == at.Value || at.Key == "aliases" && aliasPath(text) == at.Value) {
				v = entry
				break
			}
		}
	}
	return diag.At(name, src, matter.Start+v.Span.Start, matter.Start+v.Span.End, m)
}
