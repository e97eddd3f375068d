// Package portal arranges articles into a portal: who stands in which list,
// under which URL, beside whom. It is pure: no files, no clock, no HTML.
//
//	metas ─► select (drafts, dates) ─► order ─► place (category, URL)
//	      ─► lists ─► links ─► Arrangement ─► related ─► Site ─► page values
//
// An [Arrangement] knows which pages there are, and what is wrong with the site. A
// [Site] hands out the closed value (package page) that each page is made from.
//
// Every list, neighbour and related set is computed once, in time near linear
// in the number of articles.
package portal

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"wendang/internal/calendar"
	"wendang/internal/config"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/parse"
)

// Options say which articles a build shows.
type Options struct {
	Today   calendar.Day // in the site's zone
	Drafts  bool         // also articles marked as drafts
	Future  bool         // also articles dated after today
	Expired bool         // also articles that have expired
	Jobs    int          // goroutines; 0 is one
}

// Input is what an Arrangement is made of.
type Input struct {
	Config *config.Config
	Metas  []*parse.Meta // in the order of their paths
	Files  []string      // the other files of the content folder, by path
	Static []string      // the files of the static folder, by path
	// LeftOut tells of files of the content folder, by their paths in NFC, why they are
	// not copied.
	LeftOut map[string]message.Message

	// Outputs lists the files that an arrangement makes. It returns which of
	// them collide, and a function that reports whether there is one at a path.
	Outputs func(*Arrangement) (exists func(path string) bool, problems []Problem)
	// Broken are content paths of articles, and of other files, to leave out
	// because of errors. What is known of the articles is still looked at for
	// more errors.
	Broken map[string]bool
	// Size returns the size in bytes of a file that is copied, by its output path.
	Size func(path string) int64
}

// ID is the index of an article in [Arrangement.Articles]. A smaller one is an older
// article.
type ID = int32

// None stands for no article.
const None ID = -1

// Arrangement says which articles a portal shows, and where. Nothing changes it
// after [Arrange] has returned.
type Arrangement struct {
	Config    *config.Config
	Today     calendar.Day
	Articles  []Article // oldest first; of one date, later paths first
	Plain     []Plain   // by content path
	Channels  []Channel
	Festivals []*List     // by festival, as in Config.Festivals
	Tags      []Tag       // by name
	Lists     []*List     // all of the above lists, in the order of the navigation
	Pinned    []ID        // newest first
	Aliases   []Alias     // by path
	Moved     []Alias     // with a query: no files, but rules of hosts
	Shared    page.Shared // where site.toml leads to
	Files     []string    // content files that are copied, by path
	Static    []string

	links     linkTable
	images    map[*parse.Meta]page.Link // that files name
	documents map[ID][]page.Attachment
	homeLinks [][]page.Link // by block of the home page
	paths     *pathTable
	distinct  map[ID]string // titles made unlike others
	apart     int           // of the Articles, the last ones, which stand in no list; see [Site.Revise]
}

// Article is an article in its place.
type Article struct {
	*parse.Meta
	URL       string // output path: "jieri/guanggunjie/2021/0213/taolun.html"
	Channel   int
	Column    int   // index of the channel's column, or -1
	Festival  int   // in the festival channel, the festival that is its column, or -1
	Festivals []int // all its festivals
	Tags      []int // indices into Arrangement.Tags
	Older     ID    // neighbours within the category, or None
	Newer     ID
}

// Channel is a channel's lists.
type Channel struct {
	List    *List
	Columns []*List // of its columns; in the festival channel, of the festivals
}

// Tag is a tag in use.
type Tag struct {
	Name string
	Slug string
	config.Texts
	List *List
}

// Alias is an old URL of an article or a plain page.
type Alias struct {
	Path  string // output path; of Moved an address from the site's root: "plus/view.php?aid=1"
	File  string // content path of the article
	Title string
	To    string // its output path now
	Kept  bool   // of another generator: it gives way to whatever else stands there
}

// Problem is a mistake found in arranging: the place is looked up in the file
// by whoever reports it.
type Problem struct {
	File    string         // content path; "" for site.toml
	Files   []string       // content paths of all files that have the mistake; nil for File alone
	Setting config.Written // where in site.toml
	Place   parse.Position
	Message message.Message
	Hint    message.Message
	Note    *Problem
	Static  bool // File is in the static folder
	Shown   bool // the article can be shown all the same: a link of its leads nowhere
	// What else a problem may be about, with an empty File.
	List  *List  // its slug in site.toml
	Asset string // a file of the theme, by its name below assets/
}

// IsError reports whether the problem keeps a file from being built.
func (p *Problem) IsError() bool { return p.Message.Kind() == message.Error }

// Arrange arranges a portal. With errors among the problems it is incomplete; it
// can be arranged again without the articles that these concern.
func Arrange(in Input, o Options) (*Arrangement, []Problem) {
	s := &Arrangement{Config: in.Config, Today: o.Today, Static: in.Static, paths: &pathTable{}}
	a := &arranger{Arrangement: s, input: in, options: o}
	a.selectArticles()
	a.place()
	a.plainPages()
	var wait sync.WaitGroup
	// Two different tasks at once, not steps of a loop, which package parallel is for.
	wait.Go(func() { // neither touches what the others make
		a.titles()
		a.files()
	})
	a.tags()
	a.lists()
	a.texts()
	a.tops()
	a.homeTagsKnown()
	a.neighbours()
	a.aliases()
	a.longURLs()
	wait.Wait()
	a.titlesOfKinds()
	exists := func(string) bool { return false }
	if in.Outputs != nil {
		var collisions []Problem
		exists, collisions = in.Outputs(s)
		for _, p := range collisions {
			a.add(p)
		}
	}
	a.resolveLinks(exists)
	a.siteLinks(exists)
	return s, a.problems
}

// arranger is the state of one Arrange.
type arranger struct {
	*Arrangement
	input     Input
	options   Options
	problems  []Problem
	hidden    map[string]message.Message // content paths of articles that are not shown, and why
	rejected  []Article                  // articles with errors
	textFiles []*parse.Meta              // that say something of lists, by path

	hiddenPlain []Plain  // plain pages that are not shown
	titleHashes []uint64 // of the titles of all articles, sorted

	mu       sync.Mutex
	count    map[string]int       // problems of each article
	unplaced map[string]*unplaced // by what the mistake is about
}

// maxProblems bounds how much is said about one article.
const maxProblems = 100

func (a *arranger) add(p Problem) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.count == nil {
		a.count = map[string]int{}
	}
	a.count[p.File]++
	switch n := a.count[p.File]; {
	case p.File == "" || n <= maxProblems:
		a.problems = append(a.problems, p)
	case n == maxProblems+1:
		a.problems = append(a.problems, Problem{File: p.File, Static: p.Static, Message: message.FileHasMoreProblems(), Hint: message.MendAndBuild()})
	}
}

func (a *arranger) report(m *parse.Meta, place parse.Position, what, hint message.Message) {
	a.add(Problem{File: m.Path, Place: place, Message: what, Hint: hint})
}

// selectArticles takes the articles that are shown on the build's day, oldest
// first; of one moment, later paths first. Days, not moments, decide what is
// shown: an article of today is, whatever the hour.
func (a *arranger) selectArticles() {
	a.hidden = map[string]message.Message{}
	for p := range a.input.Broken {
		a.hidden[p] = message.HiddenBroken()
		if parse.IsArticle(p) && parse.RoleOf(p) == parse.RolePage {
			a.hidePlain(&parse.Meta{Path: p})
		}
	}
	type key struct {
		second int64
		meta   *parse.Meta
	}
	keys := make([]key, 0, len(a.input.Metas))
	for _, m := range a.input.Metas {
		role := m.Role()
		switch why := a.why(m); {
		case role == parse.RolePage && (a.input.Broken[m.Path] || !why.IsZero()):
			if !a.input.Broken[m.Path] { // a broken one is told of below
				a.hidden[m.Path] = why
				a.hidePlain(m)
			}
		case role != parse.RoleArticle && a.input.Broken[m.Path]:
		case role == parse.RoleList, role == parse.RoleTag:
			a.textFiles = append(a.textFiles, m)
		case role == parse.RolePage:
			a.Plain = append(a.Plain, Plain{Meta: m})
		case a.input.Broken[m.Path]:
			a.rejected = append(a.rejected, newArticle(m))
		case !why.IsZero():
			a.hidden[m.Path] = why
		default:
			keys = append(keys, key{m.Date.Unix(), m})
		}
	}
	slices.SortFunc(keys, func(x, y key) int {
		if x.second != y.second {
			return cmp.Compare(x.second, y.second)
		}
		return strings.Compare(y.meta.Path, x.meta.Path)
	})
	a.Articles = make([]Article, len(keys))
	for i, k := range keys {
		a.Articles[i] = newArticle(k.meta)
	}
}

func newArticle(m *parse.Meta) Article {
	return Article{Meta: m, Column: -1, Festival: -1, Older: None, Newer: None}
}

// why returns why an article is not shown, or the zero Message.
func (a *arranger) why(m *parse.Meta) message.Message {
	switch k := a.options.hides(m, a.options.Today); {
	case k&Draft != 0:
		return message.HiddenDraft()
	case k&Expired != 0:
		return message.HiddenExpired()
	case k&Future != 0:
		return message.HiddenFuture()
	}
	return message.Message{}
}
