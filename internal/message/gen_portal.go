// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// CategoryMissing says: the article has no category{files||, nor have others of its folder, {files} files in all}
func CategoryMissing(files int) Message {
	return Message{code: "category-missing", args: []arg{numberArg(files)}}
}

// WriteCategoryOrChannel says: name a channel as its category, or make the folder a channel in site.toml: …
func WriteCategoryOrChannel(folder string) Message {
	return Message{code: "write-category-or-channel", args: []arg{textArg(folder)}}
}

// WriteCategory says: name a channel as its category, or put the file into a channel's folder
func WriteCategory() Message {
	return Message{code: "write-category"}
}

// WriteCategoryOrFolder says: did you mean "{channel}" by the folder "{folder}"? Or name a channel as its category
func WriteCategoryOrFolder(folder string, channel string) Message {
	return Message{code: "write-category-or-folder", args: []arg{textArg(folder), textArg(channel)}}
}

// UnknownCategory says: unknown category "{name}"{files||, in {files} files; this is the first}
func UnknownCategory(name string, files int) Message {
	return Message{code: "unknown-category", args: []arg{textArg(name), numberArg(files)}}
}

// AddChannel says: the channels are {names}; for one more write into site.toml: …
func AddChannel(names []string, name string, slug string) Message {
	return Message{code: "add-channel", args: []arg{listArg(names), textArg(name), textArg(slug)}}
}

// AddChannelWithColumns says: the channels are {names}; for one more write into site.toml: …
func AddChannelWithColumns(names []string, name string, slug string, columns string) Message {
	return Message{code: "add-channel-with-columns", args: []arg{listArg(names), textArg(name), textArg(slug), textArg(columns)}}
}

// LinesShownWith says: the lines for site.toml stand with "{category}", and take this one in, too
func LinesShownWith(category string) Message {
	return Message{code: "lines-shown-with", args: []arg{textArg(category)}}
}

// WriteCategoryOfColumn says: {column} is a column of a channel: write "{category}"
func WriteCategoryOfColumn(column string, category string) Message {
	return Message{code: "write-category-of-column", args: []arg{textArg(column), textArg(category)}}
}

// ChannelsAre says: the channels are {names}
func ChannelsAre(names []string) Message {
	return Message{code: "channels-are", args: []arg{listArg(names)}}
}

// ColumnsAre says: the columns of {channel} are {names}; for one more add to its columns in site.toml: …
func ColumnsAre(channel string, names []string, column string, slug string) Message {
	return Message{code: "columns-are", args: []arg{textArg(channel), listArg(names), textArg(column), textArg(slug)}}
}

// ChannelWithoutColumns says: {channel} has no columns: write "{channel}", or below its slug in site.toml: …
func ChannelWithoutColumns(channel string, columns string) Message {
	return Message{code: "channel-without-columns", args: []arg{textArg(channel), textArg(columns)}}
}

// UnknownFestival says: unknown festival "{name}"
func UnknownFestival(name string) Message {
	return Message{code: "unknown-festival", args: []arg{textArg(name)}}
}

// FestivalsAre says: the festivals are {names}
func FestivalsAre(names []string) Message {
	return Message{code: "festivals-are", args: []arg{listArg(names)}}
}

// NoFestivals says: site.toml has no festivals
func NoFestivals() Message {
	return Message{code: "no-festivals"}
}

// LinkToHiddenArticle says: the link leads to {path}, which is not shown
func LinkToHiddenArticle(path string) Message {
	return Message{code: "link-to-hidden-article", args: []arg{textArg(path)}}
}

// HiddenDraft says: it is a draft; the text stands without a link
func HiddenDraft() Message {
	return Message{code: "hidden-draft"}
}

// HiddenFuture says: it is dated in the future; the text stands without a link
func HiddenFuture() Message {
	return Message{code: "hidden-future"}
}

// HiddenExpired says: it has expired; the text stands without a link
func HiddenExpired() Message {
	return Message{code: "hidden-expired"}
}

// HiddenBroken says: it has errors; the text stands without a link
func HiddenBroken() Message {
	return Message{code: "hidden-broken"}
}

// LinkToNoArticle says: the link leads to {path}, which does not exist
func LinkToNoArticle(path string) Message {
	return Message{code: "link-to-no-article", args: []arg{textArg(path)}}
}

// LinkIsRelative says: the path of an article is relative to this file, such as ../fanwen/a.md
func LinkIsRelative() Message {
	return Message{code: "link-is-relative"}
}

// LinkOutOfSite says: the link to {path} leads out of the site
func LinkOutOfSite(path string) Message {
	return Message{code: "link-out-of-site", args: []arg{textArg(path)}}
}

// TextWithoutLink says: the text stands without a link
func TextWithoutLink() Message {
	return Message{code: "text-without-link"}
}

// LinkToNothing says: the link {path} does not exist
func LinkToNothing(path string) Message {
	return Message{code: "link-to-nothing", args: []arg{textArg(path)}}
}

// ImageMissing says: the image {path} does not exist
func ImageMissing(path string) Message {
	return Message{code: "image-missing", args: []arg{textArg(path)}}
}

// LinkToLeftOut says: the file {path} is not published: {why}
func LinkToLeftOut(path string, why Message) Message {
	return Message{code: "link-to-left-out", args: []arg{textArg(path), messageArg(why)}}
}

// WarnedThere says: the warning about that file says what to do; the text stands without it
func WarnedThere() Message {
	return Message{code: "warned-there"}
}

// LeftOutByType says: files like it may do harm
func LeftOutByType() Message {
	return Message{code: "left-out-by-type"}
}

// LeftOutDamaged says: the SVG image cannot be read
func LeftOutDamaged() Message {
	return Message{code: "left-out-damaged"}
}

// PathIsRelative says: paths are relative to the article's file; the text stands without it
func PathIsRelative() Message {
	return Message{code: "path-is-relative"}
}

// WriteScheme says: write {url} for another site
func WriteScheme(url string) Message {
	return Message{code: "write-scheme", args: []arg{textArg(url)}}
}

// AddressFullWidth says: the address has full-width signs: write {url}
func AddressFullWidth(url string) Message {
	return Message{code: "address-full-width", args: []arg{textArg(url)}}
}

// NoticeUnknown says: there is no notice "{name}" about rights
func NoticeUnknown(name string) Message {
	return Message{code: "notice-unknown", args: []arg{textArg(name)}}
}

// NoticesAre says: write one of {names}, or add it to [copyright.notices] in site.toml
func NoticesAre(names []string) Message {
	return Message{code: "notices-are", args: []arg{listArg(names)}}
}

// HomeTagUnknown says: no article has the tag "{name}"; this block of the home page is left out
func HomeTagUnknown(name string) Message {
	return Message{code: "home-tag-unknown", args: []arg{textArg(name)}}
}

// TargetHidden says: the {what} leads to the page "{to}", which is not shown; the link is left out
func TargetHidden(what Message, to string) Message {
	return Message{code: "target-hidden", args: []arg{messageArg(what), textArg(to)}}
}

// PageLikeList says: the plain page is called like the list "{name}", and links in site.toml lead to that
func PageLikeList(name string) Message {
	return Message{code: "page-like-list", args: []arg{textArg(name)}}
}

// RenamePage says: give the file another name, or write another slug
func RenamePage() Message {
	return Message{code: "rename-page"}
}

// TagOfNoArticle says: no article has the tag "{name}"; this text is not shown
func TagOfNoArticle(name string) Message {
	return Message{code: "tag-of-no-article", args: []arg{textArg(name)}}
}

// WriteTagKey says: name the file like the tag, or write the tag's name under tag
func WriteTagKey() Message {
	return Message{code: "write-tag-key"}
}

// TextsTwice says: two files are about the list "{name}"
func TextsTwice(name string) Message {
	return Message{code: "texts-twice", args: []arg{textArg(name)}}
}

// TextInSiteToo says: {key} of "{name}" stands in site.toml, too
func TextInSiteToo(key string, name string) Message {
	return Message{code: "text-in-site-too", args: []arg{textArg(key), textArg(name)}}
}

// KeepOneText says: keep it in one place
func KeepOneText() Message {
	return Message{code: "keep-one-text"}
}

// TopHidden says: the article {path} is not shown, so it does not head the list
func TopHidden(path string) Message {
	return Message{code: "top-hidden", args: []arg{textArg(path)}}
}

// TopOfNoArticle says: there is no article {path}
func TopOfNoArticle(path string) Message {
	return Message{code: "top-of-no-article", args: []arg{textArg(path)}}
}

// WriteTopInFile says: write the path of its .md file from the folder of this file, such as "a.md", or from the folder content, such as "fanwen/a.md"
func WriteTopInFile() Message {
	return Message{code: "write-top-in-file"}
}

// WriteTop says: write the path of its .md file from the folder content, such as "fanwen/a.md"
func WriteTop() Message {
	return Message{code: "write-top"}
}

// PathTooLong says: the address of this page has more than {folders} folders or {bytes} bytes
func PathTooLong(folders int, bytes int) Message {
	return Message{code: "path-too-long", args: []arg{numberArg(folders), numberArg(bytes)}}
}

// AddressTooLong says: {pages} {pages|page has an address|pages have addresses} of more than {bytes} bytes, which Baidu and Sogou do not take; this is the first
func AddressTooLong(pages int, bytes int) Message {
	return Message{code: "address-too-long", args: []arg{numberArg(pages), numberArg(bytes)}}
}

// ListAddressTooLong says: {pages} {pages|list has an address|lists have addresses} of more than {bytes} bytes, which Baidu and Sogou do not take; the first is {name}
func ListAddressTooLong(name string, pages int, bytes int) Message {
	return Message{code: "list-address-too-long", args: []arg{textArg(name), numberArg(pages), numberArg(bytes)}}
}

// GiveShortSlug says: give them a short slug; a Chinese character takes nine bytes
func GiveShortSlug() Message {
	return Message{code: "give-short-slug"}
}

// ListsInOneFolder says: "{first}" and "{second}" have one folder, /{folder}
func ListsInOneFolder(first string, second string, folder string) Message {
	return Message{code: "lists-in-one-folder", args: []arg{textArg(first), textArg(second), textArg(folder)}}
}

// SlugInSiteTOML says: give one of them another slug in site.toml
func SlugInSiteTOML() Message {
	return Message{code: "slug-in-site-toml"}
}

// URLTaken says: the URL /{url} is already taken{owner}
func URLTaken(url string, owner Message) Message {
	return Message{code: "url-taken", args: []arg{textArg(url), messageArg(owner)}}
}

// URLTakenInOtherCase says: the URL /{url} is already taken: it differs only in letter case from /{other}{owner}
func URLTakenInOtherCase(url string, other string, owner Message) Message {
	return Message{code: "url-taken-in-other-case", args: []arg{textArg(url), textArg(other), messageArg(owner)}}
}

// OutputTaken says: the output /{path} is already taken{owner}
func OutputTaken(path string, owner Message) Message {
	return Message{code: "output-taken", args: []arg{textArg(path), messageArg(owner)}}
}

// OutputTakenInOtherCase says: the output /{path} is already taken: it differs only in letter case from /{other}{owner}
func OutputTakenInOtherCase(path string, other string, owner Message) Message {
	return Message{code: "output-taken-in-other-case", args: []arg{textArg(path), textArg(other), messageArg(owner)}}
}

// TakenByIndex says: by a file of the search index
func TakenByIndex() Message {
	return Message{code: "taken-by-index"}
}

// TakenByTheme says: by a file of the theme
func TakenByTheme() Message {
	return Message{code: "taken-by-theme"}
}

// BeingIndex says: , a file of the search index
func BeingIndex() Message {
	return Message{code: "being-index"}
}

// BeingTheme says: , a file of the theme
func BeingTheme() Message {
	return Message{code: "being-theme"}
}

// TakenByPage says: by a page of the portal
func TakenByPage() Message {
	return Message{code: "taken-by-page"}
}

// TakenByList says: by the list "{name}"
func TakenByList(name string) Message {
	return Message{code: "taken-by-list", args: []arg{textArg(name)}}
}

// BeingPage says: , a page of the portal
func BeingPage() Message {
	return Message{code: "being-page"}
}

// BeingList says: , the list "{name}"
func BeingList(name string) Message {
	return Message{code: "being-list", args: []arg{textArg(name)}}
}

// FileChangedSince says: the file has changed since it was read; if this is mended, read the site again
func FileChangedSince() Message {
	return Message{code: "file-changed-since"}
}

// TakenByArticle says: by this article
func TakenByArticle() Message {
	return Message{code: "taken-by-article"}
}

// TakenByPlainPage says: by this plain page
func TakenByPlainPage() Message {
	return Message{code: "taken-by-plain-page"}
}

// TakenByAlias says: by an alias of this article
func TakenByAlias() Message {
	return Message{code: "taken-by-alias"}
}

// TakenByFile says: by this file
func TakenByFile() Message {
	return Message{code: "taken-by-file"}
}

// GiveAnotherSlug says: give it another slug
func GiveAnotherSlug() Message {
	return Message{code: "give-another-slug"}
}

// GiveOneAnotherSlug says: give one of them another slug
func GiveOneAnotherSlug() Message {
	return Message{code: "give-one-another-slug"}
}

// TakeAliasOut says: take the alias out
func TakeAliasOut() Message {
	return Message{code: "take-alias-out"}
}

// FileOverFolder says: the file /{path} would stand where a folder of that name is needed for /{inside}, which is taken{owner}
func FileOverFolder(path string, inside string, owner Message) Message {
	return Message{code: "file-over-folder", args: []arg{textArg(path), textArg(inside), messageArg(owner)}}
}

// FolderOverFile says: /{path} needs a folder where the file /{file} stands, which is taken{owner}
func FolderOverFile(path string, file string, owner Message) Message {
	return Message{code: "folder-over-file", args: []arg{textArg(path), textArg(file), messageArg(owner)}}
}

// TooManyTerms says: all articles together have {n} tags, festivals and words in titles; more than 2147483647 cannot be compared to find related articles
func TooManyTerms(n int) Message {
	return Message{code: "too-many-terms", args: []arg{numberArg(n)}}
}

// FileNameUnfit says: not every system can hold the name "{name}": {why}
func FileNameUnfit(name string, why Message) Message {
	return Message{code: "file-name-unfit", args: []arg{textArg(name), messageArg(why)}}
}
