// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// ThemeLacksTemplate says: the theme lacks {path}
func ThemeLacksTemplate(path string) Message {
	return Message{code: "theme-lacks-template", args: []arg{textArg(path)}}
}

// ThemeNeedsFile says: this is not a file but a named pipe or a device
func ThemeNeedsFile() Message {
	return Message{code: "theme-needs-file"}
}

// ThemeTextUnknown says: strings.toml has no text "{key}"
func ThemeTextUnknown(key string) Message {
	return Message{code: "theme-text-unknown", args: []arg{textArg(key)}}
}

// ThemeTextPlaces says: the text "{key}" has fewer places {(}{)} than arguments
func ThemeTextPlaces(key string) Message {
	return Message{code: "theme-text-places", args: []arg{textArg(key)}}
}

// ThemeAssetUnknown says: the theme has no asset "{name}"
func ThemeAssetUnknown(name string) Message {
	return Message{code: "theme-asset-unknown", args: []arg{textArg(name)}}
}

// TemplateFieldUnknown says: there is no field {field} here
func TemplateFieldUnknown(field string) Message {
	return Message{code: "template-field-unknown", args: []arg{textArg(field)}}
}

// TemplateFunctionUnknown says: unknown function {name}
func TemplateFunctionUnknown(name string) Message {
	return Message{code: "template-function-unknown", args: []arg{textArg(name)}}
}

// TemplateUnclosed says: the template ends before its {(}{(}end{)}{)}
func TemplateUnclosed() Message {
	return Message{code: "template-unclosed"}
}

// TemplateSyntax says: {text}
func TemplateSyntax(text string) Message {
	return Message{code: "template-syntax", args: []arg{textArg(text)}}
}

// ThemeURLNowhere says: url({url}) leads to no file of the theme
func ThemeURLNowhere(url string) Message {
	return Message{code: "theme-url-nowhere", args: []arg{textArg(url)}}
}

// UrlsOfStyles says: the path is relative to the style sheet, and upper and lower case differ
func UrlsOfStyles() Message {
	return Message{code: "urls-of-styles"}
}

// ThemeLayoutUnknown says: no page is made with this layout
func ThemeLayoutUnknown() Message {
	return Message{code: "theme-layout-unknown"}
}

// LayoutsAre says: the layouts are {names}; parts that several of them share belong into fragments/
func LayoutsAre(names []string) Message {
	return Message{code: "layouts-are", args: []arg{listArg(names)}}
}

// ThemeFileUnused says: nothing of the theme is read from here
func ThemeFileUnused() Message {
	return Message{code: "theme-file-unused"}
}

// ThemeStyleUnused says: no page loads this style sheet
func ThemeStyleUnused() Message {
	return Message{code: "theme-style-unused"}
}

// LoadUserStyle says: in base.html, after the theme's own style sheet, write {(}{(}if .UserStyle{)}{)}<link rel="stylesheet" href="{(}{(}.UserStyle{)}{)}">{(}{(}end{)}{)}
func LoadUserStyle() Message {
	return Message{code: "load-user-style"}
}

// ThemeTextUnlike says: the text "{key}" has {(}{)} {has} times, and needs it {want} times
func ThemeTextUnlike(key string, has int, want int) Message {
	return Message{code: "theme-text-unlike", args: []arg{textArg(key), numberArg(has), numberArg(want)}}
}

// TextIs says: in the default theme it is "{text}"
func TextIs(text string) Message {
	return Message{code: "text-is", args: []arg{textArg(text)}}
}

// ThemeFragmentUnused says: no template of the theme uses this fragment
func ThemeFragmentUnused() Message {
	return Message{code: "theme-fragment-unused"}
}

// UseOfFragments says: a layout shows it with {(}{(}template "{path}" .{)}{)}
func UseOfFragments(path string) Message {
	return Message{code: "use-of-fragments", args: []arg{textArg(path)}}
}

// ThemeTextUnused says: no page shows the text "{key}"
func ThemeTextUnused(key string) Message {
	return Message{code: "theme-text-unused", args: []arg{textArg(key)}}
}

// FoundOnPage says: found while rendering /{page}
func FoundOnPage(page string) Message {
	return Message{code: "found-on-page", args: []arg{textArg(page)}}
}
