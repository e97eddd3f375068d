package frontmatter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wendang/internal/table"
)

// Other generators are not strict about types, and have names of their own: a title that
// is a year, a tag that is a number, draft: yes, tags within a table of taxonomies. What
// is meant is plain, so it is brought into the form of this program's own keys before
// anybody asks for a value. Values for themes (params) stay as they are.

// form is what the value of a key is.
type form uint8

const (
	formOther form = iota
	formText
	formNames // a text; several names in a list are joined
	formFirst // a text; of a list, however deep, the first entry
	formList  // of texts
	formWords // like formList; commas part the entries of a single text
	formBool
	formPin // true or false; other generators give a number to sort by
)

// formOf returns the form of a key's value. The key is in lower case.
func formOf(key string) form {
	switch key {
	case "title", "slug", "summary", "description", "source", "source_url", "newlines",
		"image", "ai", "copyright", "tag", "permalink", "url", "abbrlink", "path", "password":
		return formText
	case "author":
		return formNames
	case "category", "categories":
		return formFirst
	case "festival", "aliases", "top":
		return formList
	case "tags", "keywords":
		return formWords
	case "draft", "published":
		return formBool
	case "pinned":
		return formPin
	}
	return formOther
}

// foreignNames are names that other generators have for keys. Those that package parse
// knows, such as categories, are not among them.
var foreignNames = [...]struct{ name, key string }{
	{"authors", "author"},           // Hugo, Zola, MkDocs
	{"redirect_from", "aliases"},    // Jekyll
	{"alias", "aliases"},            // Hexo
	{"sticky", "pinned"},            // Hexo
	{"pin", "pinned"},               // Hexo, Jekyll
	{"last_modified_at", "updated"}, // Jekyll
	{"modified", "updated"},         // Pelican
	{"excerpt", "summary"},          // Jekyll, Hexo
	{"expirydate", "expires"},       // Hugo
	{"publishdate", "date"},         // Hugo
	{"created", "date"},             // note-taking programs
	{"extra", "params"},             // Zola
}

// foreignName returns the key that another generator's name stands for, or "".
func foreignName(name string) string {
	for i := range foreignNames {
		if foreignNames[i].name == name {
			return foreignNames[i].key
		}
	}
	return ""
}

// isKnown reports whether a name in lower case means something here.
func isKnown(name string) bool {
	switch name {
	case "date", "updated", "lastmod", "expires", "params", "taxonomies":
		return true
	}
	return formOf(name) != formOther || foreignName(name) != ""
}

// understand changes a table, just decoded from src, into what is meant by it. The spans
// stay those of what is written.
func understand(t *table.Table, src []byte) {
	u := understander{src: src, table: t}
	kept := t.Keys[:0]
	var lifted []table.Key
	blank := false // a key has no value, but one with another generator's name has
	for _, k := range t.Keys {
		if k.Name == "" {
			continue
		}
		if lower := strings.ToLower(k.Name); lower != k.Name && isKnown(lower) && !u.has(lower) {
			k.Name = lower
		}
		if sub, ok := k.Value.Data.(*table.Table); ok && k.Name == "taxonomies" {
			lifted = append(lifted, u.taxonomies(sub)...)
			continue
		}
		key := foreignName(k.Name)
		switch k.Value.Data.(type) {
		case bool, int64:
			switch k.Name {
			case "top": // Hexo's; in the texts of a list it is a list of paths
				key = "pinned"
			case "copyright": // whether a theme shows a notice
				continue
			}
		}
		if key != "" {
			if own, has := t.Get(key); has {
				if k.Value.Blank() || !own.Blank() {
					u.join(key, k.Value)
					continue
				}
				blank = true
			}
			k.Name = key
		}
		k.Value = u.value(k.Name, k.Value)
		kept = append(kept, k)
	}
	t.Keys = append(kept, lifted...)
	if blank {
		t.Keys = withoutBlanks(t.Keys)
	}
}

// withoutBlanks leaves out keys without a value that stand once more with one: an empty
// author beside authors.
func withoutBlanks(keys []table.Key) []table.Key {
	return slices.DeleteFunc(slices.Clone(keys), func(k table.Key) bool {
		return k.Value.Blank() && slices.ContainsFunc(keys, func(other table.Key) bool { return other.Name == k.Name && !other.Value.Blank() })
	})
}

// understander is the state of one understand.
type understander struct {
	src   []byte
	table *table.Table
}

func (u *understander) has(name string) bool {
	_, ok := u.table.Get(name)
	return ok
}

// taxonomies returns what Zola keeps in [taxonomies] as keys of the top. A taxonomy of
// the site's own has no meaning here, and is reported by its whole name.
func (u *understander) taxonomies(t *table.Table) []table.Key {
	var keys []table.Key
	for _, k := range t.Keys {
		switch name := strings.ToLower(k.Name); name {
		case "tags", "categories", "authors", "author":
			if name == "authors" {
				name = "author"
			}
			if own, has := u.table.Get(name); has && !own.Blank() {
				continue
			}
			k.Name, k.Value = name, u.value(name, k.Value)
		default:
			k.Name = "taxonomies." + k.Name
		}
		keys = append(keys, k)
	}
	return keys
}

// join adds what another generator keeps for themes to the params that are there.
func (u *understander) join(key string, v table.Value) {
	more, ok := v.Data.(*table.Table)
	there, _ := u.table.Get(key)
	own, both := there.Data.(*table.Table)
	if key != "params" || !ok || !both {
		return
	}
	for _, k := range more.Keys {
		if _, ok := own.Get(k.Name); !ok {
			own.Keys = append(own.Keys, k)
		}
	}
}

// value returns a key's value in the key's form, or as it is where it does not fit.
func (u *understander) value(key string, v table.Value) table.Value {
	switch formOf(key) {
	case formText:
		return u.text(v)
	case formNames:
		return u.names(v)
	case formFirst:
		return u.text(first(v))
	case formList, formWords:
		if _, single := v.Data.(string); single && formOf(key) == formList {
			return v
		}
		if list, ok := v.Data.([]table.Value); ok && allTexts(list) {
			return v
		}
		return u.list(v, formOf(key) == formWords)
	case formBool, formPin:
		return boolean(v, formOf(key) == formPin)
	}
	return v
}

// allTexts reports whether a list holds nothing but texts, as most do.
func allTexts(list []table.Value) bool {
	for _, v := range list {
		if _, ok := v.Data.(string); !ok {
			return false
		}
	}
	return true
}

// text returns a number, a date and so on as the text that it is spelled as: a title
// of 1.10 is not 1.1.
func (u *understander) text(v table.Value) table.Value {
	switch d := v.Data.(type) {
	case string, nil, []table.Value, *table.Table:
		return v
	default:
		v.Data = u.spelled(v.Span, d)
	}
	return v
}

// spelled returns what stands at a span, where that is one word, or else the value as Go
// writes it.
func (u *understander) spelled(at table.Span, data any) string {
	if date, ok := data.(table.Date); ok {
		data = table.Value{Data: date}.Plain()
	}
	const longest = 64
	if at.Start < 0 || at.Start >= at.End || at.End > len(u.src) || at.End-at.Start > longest {
		return fmt.Sprint(data)
	}
	written := string(u.src[at.Start:at.End])
	if strings.ContainsFunc(written, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && !strings.ContainsRune("+-._: ", r)
	}) || strings.TrimSpace(written) != written {
		return fmt.Sprint(data)
	}
	return written
}

// names returns one text of the names in a list, which may be tables with a name.
func (u *understander) names(v table.Value) table.Value {
	switch d := v.Data.(type) {
	case *table.Table:
		if name, ok := d.Get("name"); ok {
			return table.Value{Data: u.text(name).Data, Span: v.Span}
		}
	case []table.Value:
		var names []string
		for _, one := range flat(d) {
			name, ok := u.names(one).Data.(string)
			if !ok {
				return v
			}
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			return table.Value{Span: v.Span}
		}
		return table.Value{Data: strings.Join(names, "、"), Span: v.Span}
	}
	return u.text(v)
}

// list returns a list of texts, without lists within it and without empty entries.
// What is a table stays, to be reported.
func (u *understander) list(v table.Value, words bool) table.Value {
	list, ok := v.Data.([]table.Value)
	switch text, single := v.Data.(string); {
	case single && !words, v.Data == nil:
		return v
	case single:
		parts := table.SplitWords(text)
		if len(parts) < 2 {
			return v
		}
		for _, p := range parts {
			list = append(list, table.Value{Data: p, Span: v.Span})
		}
		return table.Value{Data: list, Span: v.Span}
	case !ok:
		return u.text(v)
	}
	texts := flat(list)
	for i := range texts {
		texts[i] = u.text(texts[i])
	}
	return table.Value{Data: texts, Span: v.Span}
}

// flat returns the entries of a list and of the lists in it, in their order, but for
// empty ones. How deep lists nest is bounded by the decoders.
func flat(list []table.Value) []table.Value {
	all := make([]table.Value, 0, len(list))
	for _, v := range list {
		switch d := v.Data.(type) {
		case nil:
		case []table.Value:
			all = append(all, flat(d)...)
		default:
			all = append(all, v)
		}
	}
	return all
}

// first returns a list's first entry, however deep: Hexo writes categories: [[a, b], c].
func first(v table.Value) table.Value {
	list, ok := v.Data.([]table.Value)
	if !ok {
		return v
	}
	if list = flat(list); len(list) == 0 {
		return table.Value{Span: v.Span}
	}
	return list[0]
}

// boolean returns true or false for the words and numbers that mean them.
func boolean(v table.Value, sorted bool) table.Value {
	word := ""
	switch d := v.Data.(type) {
	case string:
		word = strings.ToLower(strings.TrimSpace(d))
	case int64:
		if word = strconv.FormatInt(d, 10); sorted && d > 0 {
			word = "1"
		}
	}
	switch word {
	case "true", "yes", "on", "y", "1", "是", "真":
		v.Data = true
	case "false", "no", "off", "n", "0", "否", "假":
		v.Data = false
	}
	return v
}
