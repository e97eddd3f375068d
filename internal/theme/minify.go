package theme

import (
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// minified returns an asset as browsers load it: style sheets and scripts without
// comments and blanks, the names of local variables short. What has ".min." in
// its name is left alone, and so is what cannot be parsed: browsers are more
// forgiving, and a theme's author may know why.
func minified(name string, content []byte) []byte {
	if strings.Contains(path.Base(name), ".min.") {
		return content
	}
	m := minify.New()
	m.AddFunc(".css", css.Minify)
	m.AddFunc(".js", js.Minify)
	small, err := m.Bytes(path.Ext(name), content)
	if err != nil { // also when it is of another kind
		return content
	}
	return small
}
