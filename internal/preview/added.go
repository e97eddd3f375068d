package preview

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"wendang/internal/calendar"
	"wendang/internal/message"
	"wendang/internal/page"
	"wendang/internal/pipeline"
	"wendang/internal/portal"
)

// own begins the paths of what is the preview's own. No output has such a name.
const own = ".wendang-preview/"

// problemsPath is the path of the page that tells all that is wrong.
const problemsPath = own + "problems.html"

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// bar is what the preview says on a page: in an element of its own, which no theme knows.
type bar struct {
	Mark     string `json:"mark"`     // why the article is kept from the public
	Mistakes string `json:"mistakes"` // how many there are
	Index    string `json:"index"`    // that the search index is being made
}

// bar returns what is said on a page.
func (s *Session) bar(st *state, a *answer, language message.Language) bar {
	var b bar
	if why := whyKept(a.shown, language); len(why) > 0 {
		b.Mark = message.PreviewHidden(why).In(language)
	}
	if n := st.errors(); n > 0 {
		b.Mistakes = message.PreviewMistakes(n).In(language)
	}
	if a.path == page.SearchPath {
		b.Index = s.index.says(language)
	}
	return b
}

// whyKept returns why an article is kept from the public.
func whyKept(a pipeline.Shown, language message.Language) []string {
	var why []string
	if a.Kept&portal.Draft != 0 {
		why = append(why, message.PreviewDraft().In(language))
	}
	if a.Kept&portal.Future != 0 {
		why = append(why, message.PreviewFuture(dayText(a.From)).In(language))
	}
	if a.Kept&portal.Expired != 0 {
		why = append(why, message.PreviewExpired(dayText(a.Until)).In(language))
	}
	return why
}

func dayText(d calendar.Day) string { return d.String() }

// marker returns the marks of links.
func (st *state) marker(language message.Language) marker {
	return func(target string) string {
		if strings.HasSuffix(target, "/") || target == "" {
			return ""
		}
		o, ok := st.portal.Find(target)
		if !ok {
			return ""
		}
		shown, _ := st.portal.Article(o)
		return strings.Join(whyKept(shown, language), " ")
	}
}

// added returns what the preview adds to a page: the bar, its style sheet, and the script,
// which all are files, so that no policy of the site's keeps them out. The bar lies in a shadow
// tree, which rules of the theme do not reach.
func (s *Session) added(st *state, a *answer, urlPath, hash string, language message.Language) []byte {
	b := s.bar(st, a, language)
	said, err := json.Marshal(b)
	if err != nil {
		panic(err) // of texts
	}
	var w strings.Builder
	e := html.EscapeString
	fmt.Fprintf(&w, `<link rel="stylesheet" href="/%spreview.css"><wendang-preview lang="%s" role="status"`, own, language)
	if b == (bar{}) {
		w.WriteString(" hidden")
	}
	if b.Mistakes != "" {
		w.WriteString(" data-wrong")
	}
	fmt.Fprintf(&w, `><template shadowrootmode="open"><link rel="stylesheet" href="/%spreview.css"><span data-part="mark">%s</span> <a data-part="mistakes" href="/%s">%s</a> <span data-part="index">%s</span></template></wendang-preview>`,
		own, e(b.Mark), problemsPath, e(b.Mistakes), e(b.Index))
	fmt.Fprintf(&w, `<script src="/%spreview.js" data-path="%s" data-page="%s" data-session="%s" data-version="%d" data-index="%d" data-bar="%s" defer></script>`,
		own, e(urlPath), hash, s.id, st.version, s.index.known(), e(string(said)))
	return []byte(w.String())
}

// languageOf returns the language of a reader's browser; otherwise where it names none that
// the program speaks.
func languageOf(r *http.Request, otherwise message.Language) message.Language {
	type choice struct {
		language message.Language
		quality  float64
	}
	var choices []choice
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
		c := choice{quality: 1}
		switch primary, _, _ := strings.Cut(strings.ToLower(tag), "-"); primary {
		case "zh":
			c.language = message.Chinese
		case "en":
			c.language = message.English
		default:
			continue
		}
		if q, ok := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q="); ok {
			c.quality, _ = strconv.ParseFloat(q, 64)
		}
		choices = append(choices, c)
	}
	if len(choices) == 0 {
		return otherwise
	}
	return slices.MaxFunc(choices, func(a, b choice) int {
		switch {
		case a.quality > b.quality:
			return 1
		case a.quality < b.quality:
			return -1
		}
		return 0
	}).language
}
