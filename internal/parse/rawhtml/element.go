package rawhtml

import (
	"slices"
	"strings"
)

// Kind says what becomes of an element in a body; several bits may be set.
type Kind uint8

// The kinds of elements.
const (
	Allowed     Kind = 1 << iota // it stays
	Replaced                     // what it shows stays: another element takes its place, or its text is enough
	Dropped                      // it goes with all that stands in it, which is no text
	Void                         // it holds nothing, and is not closed
	mayStayOpen                  // it need not be closed
	mustClose                    // unclosed, it would take all that follows
	HoldsText                    // it holds no elements: tags in it are text
	inLine                       // it stands in lines; unclosed, it would go on in all that follows
)

// kindOf are the kinds of elements. Of those that are neither allowed nor replaced nor
// dropped the text stays, and the author is told.
var kindOf = func() map[string]Kind {
	of := map[string]Kind{}
	for kind, names := range map[Kind]string{
		Allowed: `a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small source
span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr`,
		Replaced: `acronym address article aside center dir footer header hgroup image listing main menu nav rb rtc search
strike tt xmp`,
		Dropped:     `script style`,
		Void:        `area base basefont bgsound br col embed frame hr image img input isindex keygen link meta nextid param source spacer track wbr`,
		mayStayOpen: `body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr`,
		mustClose:   `frameset iframe noembed noframes noscript script select style svg math template textarea title xmp listing object`,
		HoldsText:   `iframe noembed noframes noscript script style textarea title xmp`,
		inLine: `a abbr acronym b bdi bdo big blink cite code del dfn em font i ins kbd label mark nobr q s samp small span
strike strong sub sup time tt u var`,
	} {
		for name := range strings.FieldsSeq(names) {
			of[name] |= kind
		}
	}
	return of
}()

// KindOf returns the kinds of an element; the name is in lower case.
func KindOf(name string) Kind { return kindOf[name] }

// IsAllowed reports whether an element may stand in a body.
func IsAllowed(name string) bool { return kindOf[name]&Allowed != 0 }

// AllowedNames are the elements that may stand in a body.
func AllowedNames() []string {
	var names []string
	for name, kind := range kindOf {
		if kind&Allowed != 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
