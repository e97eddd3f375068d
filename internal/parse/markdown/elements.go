package markdown

import "strings"

// The names of elements, in lower case. Of MathML only what presents formulas is
// among them: its other names, such as int and vector, are words of programmers.
const (
	htmlElements = `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
blockquote body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn
dialog dir div dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark
marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option
output p param picture plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select
selectedcontent shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template
textarea tfoot th thead time title tr track tt u ul var video wbr xmp`
	svgElements = `altglyph altglyphdef altglyphitem animate animatecolor animatemotion animatetransform circle clippath
color-profile cursor defs desc ellipse feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix
fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur
feimage femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter
font-face font-face-format font-face-name font-face-src font-face-uri foreignobject g glyph glyphref hkern image line
lineargradient marker mask metadata missing-glyph mpath path pattern polygon polyline radialgradient rect set stop
switch symbol text textpath tref tspan use view vkern`
	mathElements = `annotation annotation-xml maction maligngroup malignmark menclose merror mfenced mfrac mglyph mi
mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup
msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics`
	// What texts copied from WeChat have.
	weChatElements = `mpaudio mpchecktext mpcps mpgongyi mpprofile mpshop mpsearch mpvideosnap mpvoice mp-common-clsdk
mp-common-cpsad mp-common-miniprogram mp-common-mpaudio mp-common-poi mp-common-product mp-common-profile mp-common-qqmusic
mp-common-videosnap mp-common-vote mp-miniprogram mp-qa mp-style-type mp-weapp mp-wxaproduct qqmusic`
)

var elements = func() map[string]bool {
	known := map[string]bool{}
	for _, name := range strings.Fields(htmlElements + " " + svgElements + " " + mathElements + " " + weChatElements) {
		known[name] = true
	}
	return known
}()

// IsElement reports whether HTML, SVG, MathML or WeChat has an element of a name,
// whatever its case.
func IsElement(name string) bool { return elements[strings.ToLower(name)] }

// TagName returns the name in the tag at the start of s, which may be one that closes
// an element, or "". Names with a colon are those of another vocabulary.
func TagName(s []byte) string {
	i := 1
	if len(s) > i && s[i] == '/' {
		i++
	}
	start := i
	for i < len(s) && (alnum(s[i]) || i > start && (s[i] == '-' || s[i] == ':' || s[i] == '_' || s[i] == '.')) {
		i++
	}
	if i == start || s[i-1] == ':' || s[0] != '<' || '0' <= s[start] && s[start] <= '9' {
		return ""
	}
	if i < len(s) && s[i] != '>' && s[i] != '/' && s[i] != ' ' && s[i] != '\t' && s[i] != '\n' {
		return ""
	}
	return string(s[start:i])
}
