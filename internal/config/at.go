package config

import (
	"bytes"
	"strings"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/table"
)

// At returns an error about the value of a key of the top level of the
// site.toml whose text is src, or about the whole file when it has no such key.
func At(file string, src []byte, key string, m message.Message) diag.Diagnostic {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if root, err := table.ParseTOML(src); err == nil {
		if v, ok := root.Get(key); ok {
			return diag.At(file, src, v.Span.Start, v.Span.End, m)
		}
	}
	return diag.File(file, m)
}

// SlugAt returns an error about the slug of the channel, column, festival or tag whose
// list is in the folder dir and has a name, or about the whole file when it gives none.
func SlugAt(file string, src []byte, dir, name string, m message.Message) diag.Diagnostic {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	root, err := table.ParseTOML(src)
	if err != nil {
		return diag.File(file, m)
	}
	parent, slug, below := strings.Cut(dir, "/")
	var entries []table.Value
	switch {
	case !below:
		slug = parent
		entries = tablesOf(root, "channels")
	case parent == "tags":
		entries = tablesOf(root, "tags")
	default:
		for _, c := range tablesOf(root, "channels") {
			if t := c.Data.(*table.Table); textOf(t, "slug") == parent {
				entries = append(entries, tablesOf(t, "columns")...)
			}
		}
		entries = append(entries, tablesOf(root, "festivals")...)
	}
	for _, e := range entries {
		t := e.Data.(*table.Table)
		if v, ok := t.Get("slug"); ok && v.Data == slug && textOf(t, "name") == name {
			return diag.At(file, src, v.Span.Start, v.Span.End, m)
		}
	}
	return diag.File(file, m)
}

// tablesOf returns the tables of a list.
func tablesOf(t *table.Table, key string) []table.Value {
	v, _ := t.Get(key)
	list, _ := v.Data.([]table.Value)
	var tables []table.Value
	for _, e := range list {
		if _, ok := e.Data.(*table.Table); ok {
			tables = append(tables, e)
		}
	}
	return tables
}

func textOf(t *table.Table, key string) string {
	v, _ := t.Get(key)
	s, _ := v.Data.(string)
	return strings.TrimSpace(s)
}
