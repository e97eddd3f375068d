package render

import (
	"html/template"
)

// The views are all that templates see: each kind of page gets one struct of
// plain values, never the site. So what a page depends on is known, and a
// fingerprint of it tells whether the page must be rendered again.
//
// URLs in views are relative to the page and percent-encoded.

// Paths lead from a page to files of the output.
type Paths struct {
	Root string // relative path to the output's root: "", "../", "../../" …

	assets map[string]string // output paths, escaped, by names in the theme
}

// Page is what every view has.
type Page struct {
	Paths
	Kind        string        // "home", "list", "tags", "article", "page", "search", "notfound"
	Lang        string        // BCP 47
	Title       string        // for <title>; unlike that of any other page
	Description string        // one or two sentences
	Meta        template.HTML // description, canonical, OpenGraph, JSON-LD, feeds, prev/next: what <head> needs
	Site        Site
	Header      template.HTML // fragments/header.html, rendered
	Footer      template.HTML // fragments/footer.html, rendered
	Breadcrumb  []Link        // from the home page down, without the page itself; empty on the home page
	Params      map[string]any
	UserStyle   string // URL of assets/user.css, which comes after the theme's own style sheet; "" without it
}

// Site is the portal as a whole.
type Site struct {
	Title       string
	Description string
	Home        string // URL of the home page
	Tags        string // URL of the index of tags
	Map         string // URL of the overview of the site
	Search      string // URL of the search page; "" when search is off
	Feed        string // URL of the feed; "" without base_url
	Params      map[string]any
}

// Link is a named URL.
type Link struct {
	Name    string
	URL     string
	Current bool // leads to this page, or to the channel, column or festival that it belongs to
	Count   int  // articles behind it, where that is shown; else 0
}

// Time is a moment in the site's zone, in the forms that pages need.
type Time struct {
	RFC3339 string // 2021-02-13T00:10:39+08:00
	Full    string // 2021-02-13 00:10:39
	Day     string // 2021-02-13
	Short   string // 02-13
}

// Item is an article in a list.
type Item struct {
	Title    string
	Parts    string // "long" when a part of the title between marks is longer than a line on small phones, "longer" when on all phones
	URL      string
	Time     Time
	Summary  string
	Category Link // column, festival or channel
	Pinned   bool
}

// HeaderView is for fragments/header.html.
type HeaderView struct {
	Paths
	Site      Site
	Initial   string // the first character of the site's title
	Channels  []Link // without the home page
	AtHome    bool   // the page is the home page
	Festivals []Link // empty where the festival navigation is not shown
}

// FooterView is for fragments/footer.html.
type FooterView struct {
	Paths
	Site   Site
	Links  []Link
	Years  string // "2021", or "2021–2026"
	ICP    string
	Police string
	// PoliceURL is where the police's register shows the record.
	PoliceURL string
}

// ArticleView is for layouts/article.html.
type ArticleView struct {
	Page
	Headline  string // the article's title
	Cut       string // its title, cut for the breadcrumb
	Cited     string // its title in book-title marks: 《title》
	Parts     string // "long" when a part of the title between marks is longer than a line on small phones, "longer" when on all phones
	Body      template.HTML
	Time      Time
	Updated   Time
	Changed   bool   // Updated is of a later day than Time
	Address   string // whole address of the page; "" without base_url
	Author    string
	Source    string
	SourceURL string
	Chars     int // characters of the text
	Contents  []Heading
	Tags      []Link
	Festivals []Link // all the article's festivals
	Category  Link   // column, festival or channel
	Older     *Link
	Newer     *Link
	Related   []Item
	Data      map[string]any // the article's params

	Notice      string // about the rights in the text, or ""
	Licence     Link   // without a name when there is none, without a URL when it has none
	Complaint   string // URL of the page for complaints about rights, or ""
	CopySource  bool   // what readers copy is to end with its source
	Attachments []Attachment
}

// Attachment is a document that a text leads to.
type Attachment struct {
	Name string // of the file
	URL  string
	Type string // "DOCX"
	Size string // "12.3 KB"; "" when not known
}

// PlainView is for layouts/page.html: a page that stands in no channel.
type PlainView struct {
	Page
	Headline string // the page's title
	Body     template.HTML
	Updated  Time // last changed; its texts are empty when that is not known
	Address  string
	Contents []Heading
	Notice   string         // about the rights in the text, or ""
	Data     map[string]any // the page's params

	Attachments []Attachment
}

// Heading is an entry of the table of contents.
type Heading struct {
	Level int // from 1, relative to the highest heading
	ID    string
	Text  string
}

// ListView is for layouts/list.html: a channel, column, festival or tag.
type ListView struct {
	Page
	ListKind    string // "channel", "column", "festival" or "tag"
	Name        string
	About       string        // the list's description, or ""
	Text        template.HTML // what the list's file says, on the index page
	Number      int           // of an older page; 0 on the index page
	Range       string        // the days that the page's articles span, on older pages
	Columns     []Link        // columns of the channel; the festivals stand in the header
	Days        []Day         // of a festival: when it falls
	Top         []Item        // what heads the list, on the index page
	Items       []Item
	Pagination  Pagination
	HasArticles bool
	Total       int // articles of the list; 0 on older pages, which are not to change with it
}

// Day is a day on which a festival falls.
type Day struct {
	Date    string // 2026-02-17
	Text    string // 2026年2月17日
	Short   string // 2月17日
	Weekday string // 星期二
}

// Pagination leads from a list page to the others. Pages are numbered from the
// oldest, so that their content and names never change.
type Pagination struct {
	Newest *Link  // the index page; nil on it
	Newer  *Link  // nil on the index page
	Older  *Link  // nil on the oldest page
	Oldest *Link  // nil on the oldest page
	Pages  []Link // some pages around this one, the newest first; Name is the number
}

// HomeView is for layouts/home.html.
type HomeView struct {
	Page
	Pinned   []Item
	Latest   []Item
	Channels []HomeChannel
	Coming   []Festival  // every festival with a day, the next one first
	Tags     []Link      // the most used, with counts
	Blocks   []HomeBlock // in place of all of the above, where site.toml describes them
}

// HomeBlock is a block of a home page that site.toml describes. Of its lists, one
// has entries: which, Show says.
type HomeBlock struct {
	Show     string // "latest", "pinned", "channel", "festival", "tag", "coming", "channels", "tags", "links" or "text"
	Name     string // its heading; "" for the theme's word
	URL      string // where the heading leads to, or ""
	Columns  int    // of the page's three that it is wide; 0 for as many as it needs
	Count    int    // of the festivals that are to show at once; the others follow
	Items    []Item
	Channels []HomeChannel
	Coming   []Festival
	Tags     []Link
	Links    []Link
	Text     []string // paragraphs
}

// SiteMapView is for layouts/map.html: an overview of the site for readers.
type SiteMapView struct {
	Page
	Channels []HomeChannel // without articles; the columns of the festival channel are the festivals
	Tags     []Link        // the most used, by name
	Pages    []Link        // the plain pages
}

// HomeChannel is a channel on the home page.
type HomeChannel struct {
	Link
	Columns []Link
	Items   []Item
}

// Festival is a festival on the home page.
type Festival struct {
	Link
	Next   Day      // its Short has the year where it is not that of the first festival
	Hidden bool     // not among those that a block of the home page shows at once
	Days   []string // its days from the build's year on, as 2026-02-17
}

// TagsView is for layouts/tags.html.
type TagsView struct {
	Page
	Tags []Link // the most used first, with counts
}

// NotFoundView is for layouts/404.html. Its links begin with base_url, or with
// "/", since hosts serve the page under any address.
type NotFoundView struct {
	Page
	Channels []Link
}

// SearchView is for layouts/search.html.
type SearchView struct {
	Page
}

// RedirectView is for layouts/redirect.html: an old address of an article.
type RedirectView struct {
	Lang      string
	PageTitle string        // for <title>
	Meta      template.HTML // what <head> needs
	Title     string        // of the article
	URL       string
}

// Asset returns the URL of a file in the theme's assets folder.
func (p *Paths) Asset(name string) (string, error) {
	path, ok := p.assets[name]
	if !ok {
		return "", errUnknownAsset(name)
	}
	return p.Root + path, nil
}
