package parse

import (
	"path"
	"strings"

	"wendang/internal/config"
	"wendang/internal/parse/frontmatter"
)

// Role is what a file of the content folder is for. Its path alone decides.
type Role uint8

// The roles of files.
const (
	RoleArticle Role = iota
	RolePage         // pages/about.md: a page outside of channels, with no date
	RoleList         // fanwen/_index.md: the texts of a channel, column or festival
	RoleTag          // tags/NAME.md: the texts of a tag
)

// Folders of the content folder that hold no articles.
const (
	PagesFolder = config.PagesFolder
	TagsFolder  = "tags"
)

// ListName is the name of the file that holds the texts of its folder's list, without
// the extension.
const ListName = "_index"

// BaseName returns the name of the file at a path without its extension.
func BaseName(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

// RoleOf returns the role of the file at a path, relative to the content folder.
func RoleOf(p string) Role {
	switch {
	case strings.HasPrefix(p, TagsFolder+"/"):
		return RoleTag
	case BaseName(p) == ListName:
		return RoleList
	case strings.HasPrefix(p, PagesFolder+"/"):
		return RolePage
	}
	return RoleArticle
}

// keys returns the keys that the front matter of such a file may have.
func (r Role) keys() []string {
	switch r {
	case RolePage:
		return []string{"title", "date", "updated", "slug", "summary", "keywords", "author", "source", "source_url",
			"image", "ai", "copyright", "draft", "expires", "aliases", "newlines", "params"}
	case RoleList:
		return []string{"title", "keywords", "description", "top", "newlines"}
	case RoleTag:
		return []string{"title", "keywords", "description", "top", "tag", "newlines"}
	}
	return frontmatter.Keys()
}

// Role returns what the file is for.
func (m *Meta) Role() Role { return RoleOf(m.Path) }

// inSmallLetters returns a path as it must be written to have the role that its names
// mean: Pages/about.md is pages/about.md, _Index.md is _index.md.
func inSmallLetters(p string) string {
	for _, folder := range []string{PagesFolder, TagsFolder} {
		if first, rest, ok := strings.Cut(p, "/"); ok && strings.EqualFold(first, folder) {
			p = folder + "/" + rest
		}
	}
	if strings.EqualFold(BaseName(p), ListName) {
		p = path.Join(path.Dir(p), ListName+path.Ext(p))
	}
	return p
}
