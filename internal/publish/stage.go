package publish

import (
	"wendang/internal/output"
)

// stage is a step of publishing. All of one is done before the next begins, so that at
// no time a page that can be reached from the home page links to one that is not there.
//
// What is new goes out first, since changed pages link to it: no old page does. Only the
// home page waits for its place among the changed ones, also when it is new: before it is
// there, nobody reaches the others.
type stage int

const (
	stageBlocking stage = iota // what stands in the way goes
	stageNewFiles              // images, styles, parts of the search index
	stageNewArticles
	stageNewLists
	stageNewPages // tags, search
	stageNewEntries
	stageFiles // changed images, styles and the like
	stageArticles
	stageLists
	stagePages   // home, tags, search
	stageEntries // what tells programs of pages: the search's entry, feeds, sitemaps
	stageDelete
	stages
)

// homePath is where the home page is.
const homePath = "index.html"

// stageOf returns when a file is put. Feeds and the search's entry, when they are new,
// come before the pages whose heads and scripts name them; sitemaps go with them.
func stageOf(p put) stage {
	at := stageFiles
	switch p.Kind {
	case output.Article, output.Plain, output.Redirect:
		at = stageArticles
	case output.List:
		at = stageLists
	case output.Page:
		at = stagePages
	case output.Search, output.Feed, output.Sitemap:
		at = stageEntries
	}
	if p.new && p.Path != homePath {
		at -= stageFiles - stageNewFiles
	}
	return at
}
