package message

// foreignEntries are about articles and sites that other generators have left.
var foreignEntries = []entry{
	{
		code: "json-syntax", kind: Error,
		en:    `this is not JSON`,
		zh:    `这里的 JSON 写得不对`,
		hints: "json-form",
	},
	{
		code: "json-form", kind: Hint,
		en: `write {(} "title": "…", "date": "2021-02-13" {)}: double quotation marks, commas between the entries, none behind the last one`,
		zh: `写成 {(} "title": "…", "date": "2021-02-13" {)} 这样：用英文双引号，各项之间用英文逗号隔开，最后一项后面不要逗号`,
	},
	{
		code: "front-matter-below", kind: Error,
		en:    `the front matter stands below other text`,
		zh:    `文章信息写在了别的内容下面，认不出来`,
		hints: "move-front-matter",
	},
	{
		code: "move-front-matter", kind: Hint, args: "mark",
		en: `move it to the beginning of the file, between two lines of {mark}`,
		zh: `移到文件最前面，上下各单独写一行 {mark}`,
	},
	{
		code: "password", kind: Error,
		en:    `a static site cannot keep a secret: everybody could read the article`,
		zh:    `静态网站没法设密码，谁都能看到这篇文章`,
		hints: "hide-or-delete",
	},
	{
		code: "hide-or-delete", kind: Hint, args: "line",
		en: `write {line} to hide the article, or delete this line to show it`,
		zh: `不想公开就写上 {line}；可以公开就删掉这一行`,
	},
	{
		code: "address-kept", kind: Warning, args: "key, files int",
		en:    `{key} is understood as an old address of the article, which leads here{files||, in {files} files; this is the first}`,
		zh:    `{key} 当作文章的旧网址，会跳转到新网址{files||；共有 {files} 个文件写了它，这里是第一个}`,
		hints: "write-own-key",
	},
	{
		code: "address-given-way", kind: Warning, args: "address",
		en:    `the old address {address} does not lead here: something else stands there`,
		zh:    `旧网址 {address} 不会跳转到这里，那里已经有别的内容`,
		hints: "address-is-others",
	},
	{
		code: "address-is-others", kind: Hint,
		en: `nothing need be done, if old links may lead there`,
		zh: `旧链接通到那里也行的话，可以不管`,
	},
	{
		code: "address-is-slug", kind: Warning, args: "key, files int",
		en:    `{key} is understood as the slug, the last part of the address{files||, in {files} files; this is the first}`,
		zh:    `{key} 当作网址代号（slug）{files||；共有 {files} 个文件写了它，这里是第一个}`,
		hints: "write-own-key",
	},
	{
		code: "write-own-key", kind: Hint, args: "line",
		en: `nothing need be done; {line} says the same in wendang's words`,
		zh: `可以不改；用本程序的写法是 {line}`,
	},
	{
		code: "undated-invalid", kind: Error,
		en:    `undated is a day, for articles that have no date`,
		zh:    `undated 要写一天，没有日期的文章就算这一天的`,
		hints: "write-undated",
	},
	{
		code: "write-undated", kind: Hint,
		en: `write undated = 2021-02-13`,
		zh: `写成 undated = 2021-02-13`,
	},
	{
		code: "slug-from-unknown", kind: Error, args: "written",
		en:    `slug_from says what slugs come from, which is not "{written}"`,
		zh:    `slug_from 是网址代号的取法，没有“{written}”这一种`,
		hints: "slug-from-values",
	},
	{
		code: "slug-from-values", kind: Hint,
		en: `write "name", "name-without-day" or "title"`,
		zh: `可以写 "name"（文件名）、"name-without-day"（文件名去掉开头的日期）或 "title"（标题）`,
	},
	{
		code: "default-channel-twice", kind: Error,
		en:    `there is another default channel`,
		zh:    `已经有一个默认频道了（default = true）`,
		hints: "one-default-channel",
	},
	{
		code: "one-default-channel", kind: Hint,
		en: `keep default = true where articles without a category belong`,
		zh: `只在一个频道里写 default = true，没写分类的文章都放在那里`,
	},

	// What wendang init --from says.
	{
		code: "folder-not-there", kind: Failure, args: "dir",
		en:    `there is no folder {dir}`,
		zh:    `没有 {dir} 这个文件夹`,
		hints: "name-old-folder",
	},
	{
		code: "old-folder-missing", kind: Failure,
		en:    `--from names no folder`,
		zh:    `--from 后面没有写文件夹`,
		hints: "name-old-folder",
	},
	{
		code: "no-articles", kind: Failure, args: "dir",
		en:    `{dir} has no articles (.md, .markdown)`,
		zh:    `{dir} 里没有文章（.md、.markdown）`,
		hints: "name-old-folder",
	},
	{
		code: "name-old-folder", kind: Hint,
		en: `name the folder of the old site, or of its articles`,
		zh: `写上旧网站的文件夹，或者放文章的文件夹`,
	},
	{
		code: "old-file-unread", kind: Failure,
		en:    `the old site cannot be read`,
		zh:    `旧网站里有读不出来的东西`,
		hints: "make-readable",
	},
	{
		code: "make-readable", kind: Hint,
		en: `make it readable, or take it out of the folder`,
		zh: `把它的权限改成可以读，或者从文件夹里拿出去`,
	},
	{code: "unclear", kind: Text, args: "what message", en: `please look: {what}`, zh: `请看一下：{what}`},
	{
		code: "from-generator", kind: Text, args: "generator, dir, articles int, drafts int, files int",
		en: `{dir} is taken for the articles of {generator}: {articles} {articles|article|articles}, {drafts} of them {drafts|a draft|drafts}, and {files} other {files|file|files}`,
		zh: `{dir} 当作 {generator} 的文章：{articles} 篇，其中草稿 {drafts} 篇；另有文件 {files} 个`,
	},
	{
		code: "from-folder", kind: Text, args: "dir, articles int, drafts int, files int",
		en: `{dir} is taken for a folder of articles: {articles} {articles|article|articles}, {drafts} of them {drafts|a draft|drafts}, and {files} other {files|file|files}`,
		zh: `{dir} 当作放文章的文件夹：{articles} 篇，其中草稿 {drafts} 篇；另有文件 {files} 个`,
	},
	{
		code: "pages-found", kind: Text, args: "n int",
		en: `{n} of them {n|is a plain page|are plain pages}, in content/pages/`,
		zh: `其中 {n} 篇当作单页，放在 content/pages/`,
	},
	{
		code: "translations-left", kind: Text, args: "n int",
		en: `{n} {n|article|articles} in other languages {n|is|are} left out`,
		zh: `别的语言的 {n} 篇没有拿过来`,
	},
	{
		code: "channels-of-categories", kind: Text, args: "n int, names list",
		en: `{n} {n|channel|channels} of the articles' categories, and of folders where there are none: {names}`,
		zh: `频道 {n} 个，取自文章写的分类，没写的取文件夹：{names}`,
	},
	{
		code: "channels-of-folders", kind: Text, args: "n int, names list",
		en: `{n} {n|channel|channels} of the folders: {names}`,
		zh: `频道 {n} 个，取自文件夹：{names}`,
	},
	{
		code: "articles-in-default", kind: Text, args: "n int, channel",
		en: `{n} {n|article has|articles have} neither a category nor a folder, and {n|goes|go} to {channel}`,
		zh: `{n} 篇既没有分类也不在文件夹里，放进“{channel}”`,
	},
	{
		code: "found-newlines", kind: Text, args: "newlines, generator",
		en: `the end of a line: "{newlines}", as {generator} had it`,
		zh: `段落里的换行：“{newlines}”，跟 {generator} 一样`,
	},
	{
		code: "found-pattern", kind: Text, args: "pattern",
		en: `addresses: {pattern}, as they were`,
		zh: `文章的网址：{pattern}，照旧`,
	},
	{
		code: "new-pattern", kind: Text, args: "pattern",
		en: `addresses: {pattern}`,
		zh: `文章的网址：{pattern}`,
	},
	{
		code: "addresses-change", kind: Text, args: "n int, old, own",
		en: `{n} {n|article gets|articles get} another address: {old} becomes {own}{n||, for example}`,
		zh: `{n} 篇的网址和原来不一样：{n||如 }{old} 变成 {own}`,
	},
	{
		code: "addresses-unknown", kind: Text, args: "n int, path",
		en: `whether {n|the article {path} keeps its address|{n} articles keep their addresses} is not known{n||, of {path} for example}; compare them with the old site`,
		zh: `{n} 篇的网址是否照旧说不准，{n||如 }{path}，请和原来的网站对照`,
	},
	{
		code: "copied-as", kind: Text, args: "path, own, other",
		en: `{path} is copied as {own}, since it would have the address of {other}`,
		zh: `{path} 改名为 {own}，不然网址和 {other} 一样`,
	},
	{
		code: "same-address", kind: Text, args: "path, other",
		en: `{path} and {other} get the same address; give one of them another slug`,
		zh: `{path} 和 {other} 的网址一样，要给其中一篇另写 slug`,
	},
	{
		code: "pattern-unknown", kind: Text, args: "pattern, own",
		en: `the addresses were {pattern}, which cannot be made; they become {own}`,
		zh: `原来的网址格式 {pattern} 做不出来，改用 {own}`,
	},
	{
		code: "settings-unread", kind: Text, args: "file, why message",
		en: `the settings in {file} cannot be read: {why}; write title, base_url and permalink yourself`,
		zh: `{file} 里的设置读不出来：{why}；title、base_url、permalink 要自己写`,
	},
	{
		code: "settings-line", kind: Text, args: "line int, why message",
		en: `line {line}: {why}`,
		zh: `第 {line} 行，{why}`,
	},
	{
		code: "undated-articles", kind: Text, args: "n int, day",
		en: `{n} {n|article has|articles have} no date; undated = {day} in site.toml gives {n|it|them} one`,
		zh: `{n} 篇没有日期，site.toml 里的 undated = {day} 给了一个`,
	},
	{
		code: "many-channels", kind: Text, args: "n int",
		en: `{n} channels are many for a navigation; some may become columns of others`,
		zh: `{n} 个频道在导航里太多了，有些可以改成栏目`,
	},
	{
		code: "files-not-taken", kind: Text, args: "n int, kinds list",
		en: `{n} other {n|file is|files are} left where {n|it is|they are}: {kinds}`,
		zh: `另有 {n} 个文件没有拿过来：{kinds}`,
	},
	{
		code: "links-left", kind: Text, args: "n int",
		en: `{n} {n|shortcut|shortcuts} (symbolic links) {n|is|are} left out`,
		zh: `{n} 个快捷方式（符号链接）没有拿过来`,
	},
	{
		code: "home-page-left", kind: Text, args: "path",
		en: `{path} was the home page; here the home page lists the channels, and that text is left where it is`,
		zh: `{path} 原来是首页；现在的首页列出各频道，那段文字没有拿过来`,
	},
	{
		code: "posts-without-day", kind: Text, args: "n int, path",
		en: `{n} {n|file|files} in _posts whose {n|name does|names do} not begin with a day, which Jekyll does not publish, {n|is|are} left out: {path}{n||, for example}`,
		zh: `_posts 里有 {n} 个文件名没有以日期开头，Jekyll 不发布，没有拿过来：{n||如 }{path}`,
	},
	{
		code: "template-tags", kind: Text, args: "n int, tags list",
		en: `{n} {n|article has|articles have} tags of templates, which are shown as text: {tags}`,
		zh: `{n} 篇里有模板的标签，会当作文字显示：{tags}`,
	},
	{
		code: "template-links", kind: Text, args: "n int, path",
		en: `{n} {n|article links|articles link} to others by tags of templates, which lead nowhere: {path}{n||, for example}; write [text](file.md)`,
		zh: `{n} 篇用模板的标签链接别的文章，这些链接没有用：{n||如 }{path}；要写成 [文字](文件.md)`,
	},
	{
		code: "parted-by-blanks", kind: Text, args: "n int, path",
		en: `{n} {n|article has|articles have} blanks in categories or tags, which part them in Jekyll, but not here: {path}{n||, for example}`,
		zh: `{n} 篇的 categories 或 tags 里有空格，Jekyll 当作几个，这里是一个：{n||如 }{path}`,
	},
	{
		code: "articles-with-error", kind: Text, args: "n int, what message, path",
		en: `{n} {n|article has|articles have} a mistake that wendang build tells: {what}, in {path}{n||, for example}`,
		zh: `{n} 篇有错误，wendang build 会指出来：{what}（{n||如 }{path}）`,
	},
	{
		code: "build-next", kind: Text, args: "dir",
		en: `now: wendang build --source {dir}`,
		zh: `接着运行：wendang build --source {dir}`,
	},
}
