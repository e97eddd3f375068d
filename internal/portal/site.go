package portal

import (
	"time"

	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parallel"
	"wendang/internal/parse"
)

// Site hands out what pages are made from, as closed values (package page). Nothing
// changes it, and any number of goroutines may ask it.
//
// Values are filled in where the caller keeps them, so that the next one needs no
// new memory. They share texts and lists with the Site: nobody may change them.
type Site struct {
	*Arrangement
	related  Related
	calendar []FestivalDays
	cards    []pack.Fingerprint // of each article's card, which stands on some twenty pages
}

// Site completes an arrangement with its related articles, in several goroutines.
func (s *Arrangement) Site(related Related, jobs int) *Site {
	n := len(s.Articles)
	site := &Site{Arrangement: s, related: related, calendar: s.festivalDays(), cards: make([]pack.Fingerprint, n)}
	parallel.Each(jobs, n, func(i int) {
		card := site.card(ID(i))
		site.cards[i] = card.Fingerprint()
	})
	return site
}

// card returns what other pages may show of an article.
func (s *Site) card(id ID) page.Card {
	a := &s.Articles[id]
	c := page.Card{
		Title:    a.Title,
		Path:     a.URL,
		Date:     a.Date,
		Summary:  a.Summary,
		Category: s.category(a).Ref(),
		Pinned:   a.Meta.Pinned,
	}
	c.SetFingerprint(s.cards[id])
	return c
}

// sealed returns a card that knows its fingerprint and nothing else: enough for the
// fingerprint of a page. To look up what an article says takes longer than to hash it,
// and each of a hundred thousand pages shows ten others.
func (s *Site) sealed(id ID) page.Card {
	var c page.Card
	c.SetFingerprint(s.cards[id])
	return c
}

// appendCards appends the cards of articles.
func appendCards(cards []page.Card, ids []ID, card func(ID) page.Card) []page.Card {
	for _, id := range ids {
		cards = append(cards, card(id))
	}
	return cards
}

// category returns the list of an article's column, festival or channel.
func (s *Arrangement) category(a *Article) *List {
	switch {
	case a.Column >= 0:
		return s.Channels[a.Channel].Columns[a.Column]
	case a.Festival >= 0:
		return s.Festivals[a.Festival]
	}
	return s.Channels[a.Channel].List
}

// Article fills in what an article's page is made from.
func (s *Site) Article(id ID, v *page.Article) { s.article(id, v, s.card) }

// ArticleFingerprint returns the fingerprint of an article's page; v is where its value is put
// together.
func (s *Site) ArticleFingerprint(base pack.Fingerprint, id ID, v *page.Article) pack.Fingerprint {
	s.article(id, v, s.sealed)
	return page.Fingerprint(base, v)
}

func (s *Site) article(id ID, v *page.Article, card func(ID) page.Card) {
	a := &s.Articles[id]
	more := a.Extra()
	*v = page.Article{
		Card:        card(id),
		Text:        page.Text{File: a.Path, Body: a.Fingerprint, Links: s.links[id]},
		PageTitle:   s.pageTitle(id),
		Updated:     a.Updated,
		Cut:         a.Cut,
		Author:      more.Author,
		Source:      more.Source,
		SourceURL:   more.SourceURL,
		Chars:       int(a.Chars),
		Keywords:    more.Keywords,
		TagNames:    a.Meta.Tags,
		Image:       s.images[a.Meta],
		AI:          s.aiOf(a),
		Copyright:   s.noticeOf(a.Meta),
		Attachments: s.documents[id],
		Params:      more.Params,
		Place:       page.Place{Channel: a.Channel, Festival: a.Festival},
		Breadcrumb:  s.category(a).breadcrumb,
		Tags:        v.Tags[:0],
		Festivals:   v.Festivals[:0],
		Related:     appendCards(v.Related[:0], s.related.of(id), card),
	}
	if v.Keywords == nil {
		v.Keywords = a.Meta.Tags
	}
	if a.Older != None {
		v.Older = card(a.Older)
	}
	if a.Newer != None {
		v.Newer = card(a.Newer)
	}
	for _, t := range a.Tags {
		v.Tags = append(v.Tags, s.Tags[t].List.Ref())
	}
	for _, f := range a.Festivals {
		v.Festivals = append(v.Festivals, s.Festivals[f].Ref())
	}
}

// List fills in what page n of a list is made from; 0 is the index page.
func (s *Site) List(l *List, n int, v *page.List) { s.list(l, n, v, s.card) }

// ListFingerprint returns the fingerprint of page n of a list; v is where its
// value is put together.
func (s *Site) ListFingerprint(base pack.Fingerprint, l *List, n int, v *page.List) pack.Fingerprint {
	s.list(l, n, v, s.sealed)
	return page.Fingerprint(base, v)
}

func (s *Site) list(l *List, n int, v *page.List, card func(ID) page.Card) {
	*v = page.List{
		Kind:        l.Kind,
		Name:        l.Name,
		Title:       l.Title,
		Description: l.Description,
		Keywords:    l.Keywords,
		Dir:         l.Dir,
		Number:      n,
		Place:       page.Place{Channel: l.Channel, Festival: l.Festival},
		Breadcrumb:  l.breadcrumb,
		Columns:     v.Columns[:0],
		Column:      -1,
		Empty:       len(l.Articles) == 0,
		Numbers:     v.Numbers,
		Top:         v.Top[:0],
		Items:       appendCards(v.Items[:0], l.Page(n, s.Config.PageSize), card),
	}
	if n == 0 {
		v.Top = appendCards(v.Top, l.Top, card)
		if l.Text != nil {
			v.Text = page.Text{File: l.Text.Path, Body: l.Text.Fingerprint, Links: l.Text.links}
		}
	}
	paginate(v, l.Older(s.Config.PageSize))
	if n == 0 {
		v.Total = len(l.Articles)
		v.Updated = s.Updated(l.Articles)
	}
	v.NoIndex = !l.IsIndexed(s.Config.TagMin)
	if l.Channel >= 0 && l.Channel != s.Config.FestivalChannel {
		for i, column := range s.Channels[l.Channel].Columns {
			v.Columns = append(v.Columns, column.Ref())
			if column == l {
				v.Column = i
			}
		}
	}
	if l.Kind == page.FestivalList && n == 0 {
		v.Days = s.calendar[l.Festival].Days
	}
}

// Redirect fills in what the page at an old address is made from.
func (s *Site) Redirect(alias Alias, v *page.Redirect) {
	*v = page.Redirect{Path: alias.Path, Title: alias.Title, To: alias.To}
}

// Plain fills in what a plain page is made from.
func (s *Site) Plain(i int, v *page.Plain) {
	p := &s.Arrangement.Plain[i]
	*v = page.Plain{
		Path:        p.URL,
		Text:        page.Text{File: p.Path, Body: p.Fingerprint, Links: p.links},
		Title:       p.Title,
		PageTitle:   p.PageTitle,
		Updated:     p.Updated,
		Summary:     p.Summary,
		Cut:         p.Cut,
		Keywords:    p.Extra().Keywords,
		Image:       s.images[p.Meta],
		AI:          aiForm(p.Extra().AI), // what the site says of its articles does not hold here
		Copyright:   p.Extra().Copyright,
		Attachments: p.documents,
		Params:      p.Extra().Params,
	}
}

// Documents returns what the search finds: the articles of each channel, and last the
// plain pages, which have IDs of their own.
func (s *Arrangement) Documents() [][]ID {
	parts := make([][]ID, 0, len(s.Channels)+1)
	for i := range s.Channels {
		parts = append(parts, s.Channels[i].List.Articles)
	}
	plain := make([]ID, len(s.Plain))
	for i := range plain {
		plain[i] = ID(len(s.Articles) + i)
	}
	return append(parts, plain)
}

// DocumentPlace returns the output path of a document, and its time, which a plain page
// need not have.
func (s *Arrangement) DocumentPlace(id ID) (url string, t time.Time) {
	if n := ID(len(s.Articles)); id >= n {
		return s.Plain[id-n].URL, s.Plain[id-n].Updated
	}
	return s.Articles[id].URL, s.Articles[id].Date
}

// DocumentMeta returns what the file of a document says of itself.
func (s *Arrangement) DocumentMeta(id ID) *parse.Meta {
	if n := ID(len(s.Articles)); id >= n {
		return s.Plain[id-n].Meta
	}
	return s.Articles[id].Meta
}

// Document fills in what the search index knows of a document.
func (s *Site) Document(id ID, v *page.Document) { s.document(id, v, s.card) }

// DocumentFingerprint returns the fingerprint of what Document fills in; v is where it
// is put together.
func (s *Site) DocumentFingerprint(base pack.Fingerprint, id ID, v *page.Document) pack.Fingerprint {
	s.document(id, v, s.sealed)
	return page.Fingerprint(base, v)
}

func (s *Site) document(id ID, v *page.Document, card func(ID) page.Card) {
	if n := ID(len(s.Articles)); id >= n {
		p := &s.Arrangement.Plain[id-n]
		*v = page.Document{Card: page.Card{Title: p.Title, Path: p.URL, Date: p.Updated}, Body: p.Fingerprint,
			Channel: len(s.Channels), Tags: v.Tags[:0]}
		return
	}
	a := &s.Articles[id]
	*v = page.Document{Card: card(id), Body: a.Fingerprint, Channel: a.Channel, Festivals: a.Festivals, Tags: v.Tags[:0]}
	for _, t := range a.Tags {
		v.Tags = append(v.Tags, s.Tags[t].Name)
	}
}

// updated returns when the newest article of a list was changed; zero without one.
func (s *Arrangement) Updated(ids []ID) time.Time {
	if len(ids) == 0 {
		return time.Time{}
	}
	return s.Articles[ids[len(ids)-1]].Updated
}
