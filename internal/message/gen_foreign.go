// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// JSONSyntax says: this is not JSON
func JSONSyntax() Message {
	return Message{code: "json-syntax"}
}

// JSONForm says: write {(} "title": "…", "date": "2021-02-13" {)}: double quotation marks, commas between the entries, none behind the last one
func JSONForm() Message {
	return Message{code: "json-form"}
}

// FrontMatterBelow says: the front matter stands below other text
func FrontMatterBelow() Message {
	return Message{code: "front-matter-below"}
}

// MoveFrontMatter says: move it to the beginning of the file, between two lines of {mark}
func MoveFrontMatter(mark string) Message {
	return Message{code: "move-front-matter", args: []arg{textArg(mark)}}
}

// Password says: a static site cannot keep a secret: everybody could read the article
func Password() Message {
	return Message{code: "password"}
}

// HideOrDelete says: write {line} to hide the article, or delete this line to show it
func HideOrDelete(line string) Message {
	return Message{code: "hide-or-delete", args: []arg{textArg(line)}}
}

// AddressKept says: {key} is understood as an old address of the article, which leads here{files||, in {files} files; this is the first}
func AddressKept(key string, files int) Message {
	return Message{code: "address-kept", args: []arg{textArg(key), numberArg(files)}}
}

// AddressGivenWay says: the old address {address} does not lead here: something else stands there
func AddressGivenWay(address string) Message {
	return Message{code: "address-given-way", args: []arg{textArg(address)}}
}

// AddressIsOthers says: nothing need be done, if old links may lead there
func AddressIsOthers() Message {
	return Message{code: "address-is-others"}
}

// AddressIsSlug says: {key} is understood as the slug, the last part of the address{files||, in {files} files; this is the first}
func AddressIsSlug(key string, files int) Message {
	return Message{code: "address-is-slug", args: []arg{textArg(key), numberArg(files)}}
}

// WriteOwnKey says: nothing need be done; {line} says the same in wendang's words
func WriteOwnKey(line string) Message {
	return Message{code: "write-own-key", args: []arg{textArg(line)}}
}

// UndatedInvalid says: undated is a day, for articles that have no date
func UndatedInvalid() Message {
	return Message{code: "undated-invalid"}
}

// WriteUndated says: write undated = 2021-02-13
func WriteUndated() Message {
	return Message{code: "write-undated"}
}

// SlugFromUnknown says: slug_from says what slugs come from, which is not "{written}"
func SlugFromUnknown(written string) Message {
	return Message{code: "slug-from-unknown", args: []arg{textArg(written)}}
}

// SlugFromValues says: write "name", "name-without-day" or "title"
func SlugFromValues() Message {
	return Message{code: "slug-from-values"}
}

// DefaultChannelTwice says: there is another default channel
func DefaultChannelTwice() Message {
	return Message{code: "default-channel-twice"}
}

// OneDefaultChannel says: keep default = true where articles without a category belong
func OneDefaultChannel() Message {
	return Message{code: "one-default-channel"}
}

// FolderNotThere says: there is no folder {dir}
func FolderNotThere(dir string) Message {
	return Message{code: "folder-not-there", args: []arg{textArg(dir)}}
}

// OldFolderMissing says: --from names no folder
func OldFolderMissing() Message {
	return Message{code: "old-folder-missing"}
}

// NoArticles says: {dir} has no articles (.md, .markdown)
func NoArticles(dir string) Message {
	return Message{code: "no-articles", args: []arg{textArg(dir)}}
}

// NameOldFolder says: name the folder of the old site, or of its articles
func NameOldFolder() Message {
	return Message{code: "name-old-folder"}
}

// OldFileUnread says: the old site cannot be read
func OldFileUnread() Message {
	return Message{code: "old-file-unread"}
}

// MakeReadable says: make it readable, or take it out of the folder
func MakeReadable() Message {
	return Message{code: "make-readable"}
}

// Unclear says: please look: {what}
func Unclear(what Message) Message {
	return Message{code: "unclear", args: []arg{messageArg(what)}}
}

// FromGenerator says: {dir} is taken for the articles of {generator}: {articles} {articles|article|articles}, {drafts} of them {drafts|a draft|drafts}, and {files} other {files|file|files}
func FromGenerator(generator string, dir string, articles int, drafts int, files int) Message {
	return Message{code: "from-generator", args: []arg{textArg(generator), textArg(dir), numberArg(articles), numberArg(drafts), numberArg(files)}}
}

// FromFolder says: {dir} is taken for a folder of articles: {articles} {articles|article|articles}, {drafts} of them {drafts|a draft|drafts}, and {files} other {files|file|files}
func FromFolder(dir string, articles int, drafts int, files int) Message {
	return Message{code: "from-folder", args: []arg{textArg(dir), numberArg(articles), numberArg(drafts), numberArg(files)}}
}

// PagesFound says: {n} of them {n|is a plain page|are plain pages}, in content/pages/
func PagesFound(n int) Message {
	return Message{code: "pages-found", args: []arg{numberArg(n)}}
}

// TranslationsLeft says: {n} {n|article|articles} in other languages {n|is|are} left out
func TranslationsLeft(n int) Message {
	return Message{code: "translations-left", args: []arg{numberArg(n)}}
}

// ChannelsOfCategories says: {n} {n|channel|channels} of the articles' categories, and of folders where there are none: {names}
func ChannelsOfCategories(n int, names []string) Message {
	return Message{code: "channels-of-categories", args: []arg{numberArg(n), listArg(names)}}
}

// ChannelsOfFolders says: {n} {n|channel|channels} of the folders: {names}
func ChannelsOfFolders(n int, names []string) Message {
	return Message{code: "channels-of-folders", args: []arg{numberArg(n), listArg(names)}}
}

// ArticlesInDefault says: {n} {n|article has|articles have} neither a category nor a folder, and {n|goes|go} to {channel}
func ArticlesInDefault(n int, channel string) Message {
	return Message{code: "articles-in-default", args: []arg{numberArg(n), textArg(channel)}}
}

// FoundNewlines says: the end of a line: "{newlines}", as {generator} had it
func FoundNewlines(newlines string, generator string) Message {
	return Message{code: "found-newlines", args: []arg{textArg(newlines), textArg(generator)}}
}

// FoundPattern says: addresses: {pattern}, as they were
func FoundPattern(pattern string) Message {
	return Message{code: "found-pattern", args: []arg{textArg(pattern)}}
}

// NewPattern says: addresses: {pattern}
func NewPattern(pattern string) Message {
	return Message{code: "new-pattern", args: []arg{textArg(pattern)}}
}

// AddressesChange says: {n} {n|article gets|articles get} another address: {old} becomes {own}{n||, for example}
func AddressesChange(n int, old string, own string) Message {
	return Message{code: "addresses-change", args: []arg{numberArg(n), textArg(old), textArg(own)}}
}

// AddressesUnknown says: whether {n|the article {path} keeps its address|{n} articles keep their addresses} is not known{n||, of {path} for example}; compare them with the old site
func AddressesUnknown(n int, path string) Message {
	return Message{code: "addresses-unknown", args: []arg{numberArg(n), textArg(path)}}
}

// CopiedAs says: {path} is copied as {own}, since it would have the address of {other}
func CopiedAs(path string, own string, other string) Message {
	return Message{code: "copied-as", args: []arg{textArg(path), textArg(own), textArg(other)}}
}

// SameAddress says: {path} and {other} get the same address; give one of them another slug
func SameAddress(path string, other string) Message {
	return Message{code: "same-address", args: []arg{textArg(path), textArg(other)}}
}

// PatternUnknown says: the addresses were {pattern}, which cannot be made; they become {own}
func PatternUnknown(pattern string, own string) Message {
	return Message{code: "pattern-unknown", args: []arg{textArg(pattern), textArg(own)}}
}

// SettingsUnread says: the settings in {file} cannot be read: {why}; write title, base_url and permalink yourself
func SettingsUnread(file string, why Message) Message {
	return Message{code: "settings-unread", args: []arg{textArg(file), messageArg(why)}}
}

// SettingsLine says: line {line}: {why}
func SettingsLine(line int, why Message) Message {
	return Message{code: "settings-line", args: []arg{numberArg(line), messageArg(why)}}
}

// UndatedArticles says: {n} {n|article has|articles have} no date; undated = {day} in site.toml gives {n|it|them} one
func UndatedArticles(n int, day string) Message {
	return Message{code: "undated-articles", args: []arg{numberArg(n), textArg(day)}}
}

// ManyChannels says: {n} channels are many for a navigation; some may become columns of others
func ManyChannels(n int) Message {
	return Message{code: "many-channels", args: []arg{numberArg(n)}}
}

// FilesNotTaken says: {n} other {n|file is|files are} left where {n|it is|they are}: {kinds}
func FilesNotTaken(n int, kinds []string) Message {
	return Message{code: "files-not-taken", args: []arg{numberArg(n), listArg(kinds)}}
}

// LinksLeft says: {n} {n|shortcut|shortcuts} (symbolic links) {n|is|are} left out
func LinksLeft(n int) Message {
	return Message{code: "links-left", args: []arg{numberArg(n)}}
}

// HomePageLeft says: {path} was the home page; here the home page lists the channels, and that text is left where it is
func HomePageLeft(path string) Message {
	return Message{code: "home-page-left", args: []arg{textArg(path)}}
}

// PostsWithoutDay says: {n} {n|file|files} in _posts whose {n|name does|names do} not begin with a day, which Jekyll does not publish, {n|is|are} left out: {path}{n||, for example}
func PostsWithoutDay(n int, path string) Message {
	return Message{code: "posts-without-day", args: []arg{numberArg(n), textArg(path)}}
}

// TemplateTags says: {n} {n|article has|articles have} tags of templates, which are shown as text: {tags}
func TemplateTags(n int, tags []string) Message {
	return Message{code: "template-tags", args: []arg{numberArg(n), listArg(tags)}}
}

// TemplateLinks says: {n} {n|article links|articles link} to others by tags of templates, which lead nowhere: {path}{n||, for example}; write [text](file.md)
func TemplateLinks(n int, path string) Message {
	return Message{code: "template-links", args: []arg{numberArg(n), textArg(path)}}
}

// PartedByBlanks says: {n} {n|article has|articles have} blanks in categories or tags, which part them in Jekyll, but not here: {path}{n||, for example}
func PartedByBlanks(n int, path string) Message {
	return Message{code: "parted-by-blanks", args: []arg{numberArg(n), textArg(path)}}
}

// ArticlesWithError says: {n} {n|article has|articles have} a mistake that wendang build tells: {what}, in {path}{n||, for example}
func ArticlesWithError(n int, what Message, path string) Message {
	return Message{code: "articles-with-error", args: []arg{numberArg(n), messageArg(what), textArg(path)}}
}

// BuildNext says: now: wendang build --source {dir}
func BuildNext(dir string) Message {
	return Message{code: "build-next", args: []arg{textArg(dir)}}
}
