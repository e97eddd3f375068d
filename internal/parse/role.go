package parse

import (
	"path"
	"strings"
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
	PagesFolder = "pages"
	TagsFolder  = "tags"
)

// ListFile is the name of the file that holds the texts of its folder's list.
const ListFile = "_index.md"

// RoleOf returns the role of the file at a path, relative to the content folder.
func RoleOf(p string) Role {
	switch {
	case strings.HasPrefix(p, TagsFolder+"/"):
		return RoleTag
	case path.Base(p) == ListFile:
		return RoleList
	case strings.HasPrefix(p, PagesFolder+"/"):
		return RolePage
	}
	return RoleArticle
}

// Role returns what the file is for.
func (m *Meta) Role() Role { return RoleOf(m.Path) }
