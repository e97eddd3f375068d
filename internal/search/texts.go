package search

import "strings"

// Sink receives the files of documents of a segment as the documents are read.
// It is for one goroutine.
type Sink interface {
	// Has reports whether a file is there already. It is asked once.
	Has(f File) bool
	// Put takes the content of a file; that is good until it returns.
	Put(f File, content []byte) error
	Close()
}

// textWriter makes files of documents: of each its title, URL, category, time,
// tags, with an empty text as their end, and text. It belongs to one goroutine.
type textWriter struct {
	builder   *Builder
	sink      Sink
	compactor *compactor
	file      File
	has       bool // the sink has the file
	script    []byte
}

// add adds a document with its text. All of a file are to be added in order.
func (w *textWriter) add(doc int, d *Document, text Units) error {
	l := w.builder.layout
	if doc%l.PerText == 0 {
		name, i := w.builder.name, doc/l.PerText
		w.file = File{file(name, "t", i), name, 't', i}
		w.has = w.sink.Has(w.file)
		w.compactor.reset()
	}
	if w.has {
		return nil
	}
	d.addTo(w.compactor.add)
	w.compactor.addUnits(text)
	if (doc+1)%l.PerText > 0 && doc+1 < l.Docs {
		return nil
	}
	w.script = appendTexts(w.script[:0], w.file.Path, w.compactor)
	return w.sink.Put(w.file, w.script)
}

// addTo tells the texts that a file of documents has of one, before its text.
func (d *Document) addTo(add func(s string)) {
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

// readDocuments reads a file of at most so many documents out of its texts.
func readDocuments(texts string, most int) (docs []Document, ok bool) {
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
