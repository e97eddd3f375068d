package format

import "strings"

// Document is what the index knows of an article.
type Document struct {
	Title     string
	URL       string // output path
	Category  string // column, festival or channel, as readers see it
	Time      string // 2021-02-13 00:10:39
	Day       int    // days since 1970
	Second    int64  // since 1970; unknown where an index was read
	Channel   int
	Festivals []int
	Tags      []string
	Text      string // plain text, a line a block; only where an index was read
}

// EachText calls add for each of the texts that a file of documents has of one before
// its text: title, URL, category, time, tags, and an empty text as their end.
func (d *Document) EachText(add func(s string)) {
	add(d.Title)
	add(d.URL)
	add(d.Category)
	add(d.Time)
	for _, t := range d.Tags {
		if t != "" {
			add(t)
		}
	}
	add("")
}

// splitDocuments makes documents, at most so many, of the texts of a file.
func splitDocuments(texts string, most int) (docs []Document, ok bool) {
	next := func() string {
		s, rest, found := strings.Cut(texts, "\x00")
		ok = ok && found
		texts = rest
		return s
	}
	for ok = true; texts != "" && ok; {
		d := Document{Title: next(), URL: next(), Category: next(), Time: next()}
		for tag := next(); tag != ""; tag = next() {
			d.Tags = append(d.Tags, tag)
		}
		d.Text = next()
		docs = append(docs, d)
		ok = ok && len(docs) <= most
	}
	return docs, ok
}
