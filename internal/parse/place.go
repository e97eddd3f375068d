package parse

import (
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// Place is a place of an article that a later stage wants to report: the value
// of a key, or an offset in the body. The zero Place is the whole file.
type Place struct {
	Key    string // of the front matter
	Value  string // of the entry as Meta has it, when the key's value is a list
	Offset int    // with no Key: bytes into the file; 0 for the whole file
}

// At returns an error about a place of the file whose bytes are src. Positions
// are found by reading the file once more: that is rare, and nothing need be
// kept in memory for it.
func At(name string, src []byte, place Place, message message.Message) diag.Diagnostic {
	f := &file{parser: &Parser{}, name: name}
	src, ok := f.text(src)
	if !ok {
		return diag.File(name, message)
	}
	f.src = src
	if place.Key == "" {
		if place.Offset <= 0 {
			return diag.File(name, message)
		}
		return diag.At(name, src, place.Offset, place.Offset+1, message)
	}
	h, _, ok := f.frontMatter()
	if !ok {
		return diag.File(name, message)
	}
	v, ok := f.native(h).Get(place.Key)
	if !ok {
		return diag.File(name, message)
	}
	if list, ok := v.Data.([]table.Value); ok {
		for _, entry := range list {
			text, ok := entry.Data.(string)
			if ok && (word(text) == place.Value || place.Key == "aliases" && aliasPath(text) == place.Value) {
				v = entry
				break
			}
		}
	}
	return diag.At(name, src, h.base+v.Span.Start, h.base+v.Span.End, message)
}
