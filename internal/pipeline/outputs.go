package pipeline

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"wendang/internal/load"
	"wendang/internal/output"
	"wendang/internal/page"
	"wendang/internal/portal"
	"wendang/internal/search"
	"wendang/internal/sitemap"
)

// Output is one file of the output folder. Every file that a portal has stands on
// one list, from which collisions are found, and files are written, shown and
// published.
type Output struct {
	Path string // slash-separated, from the output folder
	Kind Kind
	n    int32 // which of its kind
}

// Kind is what an output is.
type Kind = output.Kind

// The kinds of outputs, and what tells one from the others of its kind.
const (
	KindPage     = output.Page
	KindFeed     = output.Feed
	KindSitemap  = output.Sitemap
	KindAsset    = output.Asset
	KindSearch   = output.Search
	KindIndex    = output.Index
	KindList     = output.List
	KindPlain    = output.Plain   // n is its place among the plain pages
	KindArticle  = output.Article // n is its portal.ID
	KindRedirect = output.Redirect
	KindContent  = output.Content
	KindStatic   = output.Static
)

// outputs is the list, and what its entries are made from.
type outputs struct {
	list   []Output                              // by path
	values []func(*portal.Site) page.Value       // of pages and feeds
	lists  []listPage                            // of lists
	search []func(x *index, dst []byte) []byte   // of what the search begins with
	index  []search.File                         // of all segments
	files  struct{ content, static []load.File } // that are copied
}

// listPage is page n of a list.
type listPage struct {
	list *portal.List
	n    int
}

func (o *outputs) add(path string, kind Kind, n int) {
	o.list = append(o.list, Output{path, kind, int32(n)})
}

func (o *outputs) addValue(path string, kind Kind, value func(*portal.Site) page.Value) {
	o.add(path, kind, len(o.values))
	o.values = append(o.values, value)
}

// addFixed adds an output that shows nothing of the articles.
func (o *outputs) addFixed(path string, kind Kind) {
	o.addValue(path, kind, func(*portal.Site) page.Value { return &page.Fixed{Path: path} })
}

func (o *outputs) addSearch(path string, write func(x *index, dst []byte) []byte) {
	o.add(path, KindSearch, len(o.search))
	o.search = append(o.search, write)
}

// addSearchFiles adds what the search begins with.
func (o *outputs) addSearchFiles() {
	o.addSearch(search.ManifestPath, (*index).appendManifest)
	o.addSearch(search.TagsPath, (*index).appendTags)
	o.addSearch(search.FoldPath, func(_ *index, dst []byte) []byte { return search.AppendFold(dst) })
}

// listOutputs lists the files of an arranged portal, but for the index's segments,
// which depend on what the documents hold; see [Portal.addIndex].
func (p *Portal) listOutputs(a *portal.Arrangement) *outputs {
	o := &outputs{list: make([]Output, 0, len(a.Articles)+len(a.Lists)+len(a.Files)+len(a.Static)+64)}
	o.addValue(page.HomePath, KindPage, func(s *portal.Site) page.Value { return s.Home() })
	o.addValue(page.TagsPath, KindPage, func(s *portal.Site) page.Value { return s.TagIndex() })
	o.addValue(page.SiteMapPath, KindPage, func(s *portal.Site) page.Value { return s.SiteMap() })
	o.addFixed(page.NotFoundPath, KindPage)
	for _, l := range a.Lists {
		for n := range l.Older(a.Config.PageSize) + 1 {
			o.add(l.PagePath(n), KindList, len(o.lists))
			o.lists = append(o.lists, listPage{l, n})
		}
	}
	for i := range a.Plain {
		o.add(a.Plain[i].URL, KindPlain, i)
	}
	for i := range a.Articles {
		o.add(a.Articles[i].URL, KindArticle, i)
	}
	for i := range a.Aliases {
		o.add(a.Aliases[i].Path, KindRedirect, i)
	}
	p.addFeeds(o, a)
	for i, asset := range p.theme.Assets {
		o.add(asset.Path, KindAsset, i)
	}
	if p.config.Search {
		o.addFixed(page.SearchPath, KindPage)
		o.addSearchFiles()
	}
	o.files.content, o.files.static = p.files.content, p.files.static
	o.addCopied(KindContent, a.Files, o.files.content)
	o.addCopied(KindStatic, a.Static, o.files.static)
	o.list = sortOutputs(o.list, p.Jobs)
	return o
}

// addFeeds adds what programs read. A robots.txt of the site's own takes the place
// of the generated one.
func (p *Portal) addFeeds(o *outputs, a *portal.Arrangement) {
	own := func(path string) bool {
		_, own := slices.BinarySearch(a.Static, path)
		return own
	}
	p.addHostFiles(o, a, own)
	sitemaps := sitemap.Of(a)
	if !own(page.RobotsPath) {
		o.addValue(page.RobotsPath, KindFeed, func(*portal.Site) page.Value {
			return &page.Robots{Sitemaps: sitemap.Main(sitemaps)}
		})
	}
	for _, f := range a.Feeds() {
		o.addValue(f.Path, KindFeed, func(s *portal.Site) page.Value { return s.Feed(f) })
	}
	for _, f := range sitemaps {
		o.addValue(f.Path, KindSitemap, func(s *portal.Site) page.Value {
			v := &page.Sitemap{}
			f.Fill(s.Arrangement, v)
			return v
		})
	}
	if p.config.OpenSearch() {
		o.addFixed(page.OpenSearchPath, KindFeed)
	}
}

// addCopied adds the files at paths, which are some of listed. Both are in order.
func (o *outputs) addCopied(kind Kind, paths []string, listed []load.File) {
	k := 0
	for _, path := range paths {
		for listed[k].Path != path {
			k++
		}
		o.add(path, kind, k)
	}
}

// addIndex adds the files of the index's segments. It reports whether another output
// stands in the folder of one, and so may be in their way.
func (o *outputs) addIndex(files []search.File, jobs int) (met bool) {
	o.index = files
	list := make([]Output, len(files))
	for i := range files {
		list[i] = Output{files[i].Path, KindIndex, int32(i)}
	}
	o.list = mergeOutputs(o.list, sortOutputs(list, jobs))
	const folder = search.Dir + "/"
	for i := range o.list {
		p := o.list[i].Path
		if o.list[i].Kind > KindIndex && len(p) > len(folder) && strings.EqualFold(p[:len(folder)], folder) {
			return true
		}
	}
	return false
}

// find returns the output at a path.
func (o *outputs) find(path string) (Output, bool) {
	i, ok := sort.Find(len(o.list), func(i int) int { return strings.Compare(path, o.list[i].Path) })
	if !ok {
		return Output{}, false
	}
	return o.list[i], true
}

// sortOutputs puts outputs into the order of their paths. Parts are sorted at the
// same time and merged. Each half is divided again, which loops of package parallel
// cannot do.
func sortOutputs(list []Output, jobs int) []Output {
	const worth = 10_000
	if jobs < 2 || len(list) < worth {
		slices.SortFunc(list, func(x, y Output) int { return strings.Compare(x.Path, y.Path) })
		return list
	}
	a, b := list[:len(list)/2], list[len(list)/2:]
	var wait sync.WaitGroup
	wait.Go(func() { a = sortOutputs(a, jobs/2) })
	b = sortOutputs(b, jobs/2)
	wait.Wait()
	return mergeOutputs(a, b)
}

// mergeOutputs makes one sorted list of two.
func mergeOutputs(a, b []Output) []Output {
	merged := make([]Output, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Path <= b[0].Path {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
	}
	return append(append(merged, a...), b...)
}
