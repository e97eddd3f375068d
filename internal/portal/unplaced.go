package portal

import (
	"slices"
	"strings"

	"wendang/internal/message"
	"wendang/internal/parse"
)

// A portal that comes from another generator may have the same category in thousands of
// articles, and site.toml does not have it yet. That is one mistake, not thousands.

// unplaced are the articles that share a mistake about their category.
type unplaced struct {
	files   []string
	place   parse.Position
	message func(files int) message.Message
	hint    message.Message
}

// unplace notes an article without a place. Those with the same key share the mistake.
func (a *arranger) unplace(key string, m *parse.Meta, place parse.Position, say func(files int) message.Message, hint func() message.Message) {
	a.mu.Lock()
	defer a.mu.Unlock()
	u := a.unplaced[key]
	if u == nil {
		u = &unplaced{place: place, message: say, hint: hint()}
		if a.unplaced == nil {
			a.unplaced = map[string]*unplaced{}
		}
		a.unplaced[key] = u
	}
	u.files = append(u.files, m.Path)
}

// reportUnplaced reports each mistake about categories once, at the first of the files.
func (a *arranger) reportUnplaced() {
	a.propose()
	for _, u := range a.unplaced {
		slices.Sort(u.files)
		a.add(Problem{File: u.files[0], Files: u.files, Place: u.place, Message: u.message(len(u.files)), Hint: u.hint})
	}
}

// unknownKey begins the keys of categories that there are not.
const unknownKey = "category\x00"

// unknownCategory notes an article whose category there is not.
func (p *placer) unknownCategory(art *Article, hint func() message.Message) {
	name := art.Category
	p.unplace(unknownKey+name, art.Meta, parse.Position{Key: "category"}, func(files int) message.Message {
		return message.UnknownCategory(name, files)
	}, hint)
}

// noCategory notes an article that says no category, and lies in no channel's folder.
func (p *placer) noCategory(art *Article, dir string, hint func() message.Message) {
	first, _, _ := strings.Cut(withoutPosts(dir), "/")
	p.unplace("folder\x00"+first, art.Meta, parse.Position{}, message.CategoryMissing, hint)
}

// inQuotes returns a name as it stands between quotation marks in TOML.
func inQuotes(name string) string { return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) }
