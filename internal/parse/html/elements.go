package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// elementKind says what becomes of an element in a body; several bits may be set.
type elementKind uint8

const (
	allowed     elementKind = 1 << iota // it stays
	replaced                            // what it shows stays: another element takes its place, or its text is enough
	dropped                             // it goes with all that stands in it, which is no text
	void                                // it holds nothing, and is not closed
	mayStayOpen                         // it need not be closed
	mustClose                           // unclosed, it would take all that follows
	holdsText                           // it holds no elements: tags in it are text
	inLine                              // it stands in lines; unclosed, it would go on in all that follows
)

// kindOf are the kinds of elements. Of those that are neither allowed nor replaced nor
// dropped the text stays, and the author is told.
var kindOf = func() map[string]elementKind {
	of := map[string]elementKind{}
	for kind, names := range map[elementKind]string{
		allowed: `a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small source
span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr`,
		replaced: `acronym address article aside center dir footer header hgroup image listing main menu nav rb rtc search
strike tt xmp`,
		dropped:     `script style`,
		void:        `area base basefont bgsound br col embed frame hr image img input isindex keygen link meta nextid param source spacer track wbr`,
		mayStayOpen: `body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr`,
		mustClose:   `frameset iframe noembed noframes noscript script select style svg math template textarea title xmp listing object`,
		holdsText:   `iframe noembed noframes noscript script style textarea title xmp`,
		inLine: `a abbr acronym b bdi bdo big blink cite code del dfn em font i ins kbd label mark nobr q s samp small span
strike strong sub sup time tt u var`,
	} {
		for name := range strings.FieldsSeq(names) {
			of[name] |= kind
		}
	}
	return of
}()

// isAllowed reports whether an element may stand in a body.
func isAllowed(name string) bool { return kindOf[name]&allowed != 0 }

// allowedNames are the elements that may stand in a body.
func allowedNames() []string {
	var names []string
	for name, kind := range kindOf {
		if kind&allowed != 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// replacement are elements that are not allowed, with what shows their text in the
// same way. The text of all others stays where it is; of an image element a browser
// makes an img.
var replacement = map[string]atom.Atom{
	"acronym": atom.Abbr, "strike": atom.S, "tt": atom.Code, "listing": atom.Pre, "xmp": atom.Pre, "dir": atom.Ul, "menu": atom.Ul,
	"address": atom.Div, "article": atom.Div, "aside": atom.Div, "center": atom.Div, "fieldset": atom.Div, "footer": atom.Div,
	"form": atom.Div, "header": atom.Div, "hgroup": atom.Div, "legend": atom.Div, "main": atom.Div, "nav": atom.Div, "search": atom.Div,
}
