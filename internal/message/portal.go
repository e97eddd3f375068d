package message

// portalEntries are about how articles stand to the site and to each other:
// channels, festivals, links, addresses.
var portalEntries = []entry{
	{
		code: "category-missing", kind: Error, args: "files int",
		en:    `the article has no category{files||, nor have others of its folder, {files} files in all}`,
		zh:    `不知道这篇文章放在哪个频道{files||；这个文件夹里共有 {files} 篇是这样，这里是第一篇}`,
		hints: "write-category, write-category-or-folder, write-category-or-channel",
	},
	{
		code: "write-category-or-channel", kind: Hint, args: "folder",
		en: "name a channel as its category, or make the folder a channel in site.toml:\n      [[channels]]\n      name = \"{folder}\"\n      slug = \"{folder}\"",
		zh: "写上 category（频道的名称），或者在 site.toml 里把这个文件夹写成频道：\n      [[channels]]\n      name = \"{folder}\"\n      slug = \"{folder}\"",
	},
	{
		code: "write-category", kind: Hint,
		en: `name a channel as its category, or put the file into a channel's folder`,
		zh: `写上 category（频道的名称），或者把文件放进频道的文件夹`,
	},
	{
		code: "write-category-or-folder", kind: Hint, args: "folder, channel",
		en: `did you mean "{channel}" by the folder "{folder}"? Or name a channel as its category`,
		zh: `文件夹“{folder}”是不是想写“{channel}”？也可以写上 category（频道的名称）`,
	},
	{
		code: "unknown-category", kind: Error, args: "name, files int",
		en:    `unknown category "{name}"{files||, in {files} files; this is the first}`,
		zh:    `没有“{name}”这个频道或栏目{files||；共有 {files} 个文件写了它，这里是第一个}`,
		hints: "did-you-mean, write-category-of-column, add-channel, add-channel-with-columns, lines-shown-with, columns-are, channel-without-columns, festivals-are",
	},
	{
		code: "add-channel", kind: Hint, args: "names list, name, slug",
		en: "the channels are {names}; for one more write into site.toml:\n      [[channels]]\n      name = \"{name}\"\n      slug = \"{slug}\"",
		zh: "频道有：{names}。要加这个频道，在 site.toml 里写上：\n      [[channels]]\n      name = \"{name}\"\n      slug = \"{slug}\"",
	},
	{
		code: "add-channel-with-columns", kind: Hint, args: "names list, name, slug, columns",
		en: "the channels are {names}; for one more write into site.toml:\n      [[channels]]\n      name = \"{name}\"\n      slug = \"{slug}\"\n      columns = [{columns}]",
		zh: "频道有：{names}。要加这个频道，在 site.toml 里写上：\n      [[channels]]\n      name = \"{name}\"\n      slug = \"{slug}\"\n      columns = [{columns}]",
	},
	{
		code: "lines-shown-with", kind: Hint, args: "category",
		en: `the lines for site.toml stand with "{category}", and take this one in, too`,
		zh: `要加进 site.toml 的几行写在“{category}”那里，这个也在里面`,
	},
	{
		code: "write-category-of-column", kind: Hint, args: "column, category",
		en: `{column} is a column of a channel: write "{category}"`,
		zh: `“{column}”是栏目，要连频道一起写成 "{category}"`,
	},
	{
		code: "channels-are", kind: Hint, args: "names list",
		en: `the channels are {names}`,
		zh: `频道有：{names}`,
	},
	{
		code: "columns-are", kind: Hint, args: "channel, names list, column, slug",
		en: "the columns of {channel} are {names}; for one more add to its columns in site.toml:\n      {(} name = \"{column}\", slug = \"{slug}\" {)}",
		zh: "“{channel}”的栏目有：{names}。要加这个栏目，在 site.toml 里给它的 columns 加上：\n      {(} name = \"{column}\", slug = \"{slug}\" {)}",
	},
	{
		code: "channel-without-columns", kind: Hint, args: "channel, columns",
		en: "{channel} has no columns: write \"{channel}\", or below its slug in site.toml:\n      columns = [{columns}]",
		zh: "“{channel}”没有分栏目：只写 \"{channel}\"，或者在 site.toml 里它的 slug 下面写上：\n      columns = [{columns}]",
	},
	{
		code: "unknown-festival", kind: Error, args: "name",
		en:    `unknown festival "{name}"`,
		zh:    `没有“{name}”这个节日`,
		hints: "did-you-mean, festivals-are, no-festivals",
	},
	{
		code: "festivals-are", kind: Hint, args: "names list",
		en: `the festivals are {names}`,
		zh: `节日有：{names}`,
	},
	{
		code: "no-festivals", kind: Hint,
		en: `site.toml has no festivals`,
		zh: `site.toml 里没有写节日`,
	},

	{
		code: "link-to-hidden-article", kind: Warning, args: "path",
		en:    `the link leads to {path}, which is not shown`,
		zh:    `链接通到 {path}，这篇文章现在不显示`,
		hints: "hidden-draft, hidden-future, hidden-expired, hidden-broken",
	},
	{
		code: "hidden-draft", kind: Hint,
		en: `it is a draft; the text stands without a link`,
		zh: `它是草稿；这里只保留文字，不加链接`,
	},
	{
		code: "hidden-future", kind: Hint,
		en: `it is dated in the future; the text stands without a link`,
		zh: `它的日期还没有到；这里只保留文字，不加链接`,
	},
	{
		code: "hidden-expired", kind: Hint,
		en: `it has expired; the text stands without a link`,
		zh: `它已经过期；这里只保留文字，不加链接`,
	},
	{
		code: "hidden-broken", kind: Hint,
		en: `it has errors; the text stands without a link`,
		zh: `它有错误；这里只保留文字，不加链接`,
	},
	{
		code: "link-to-no-article", kind: Error, args: "path",
		en:    `the link leads to {path}, which does not exist`,
		zh:    `链接通到 {path}，没有这篇文章`,
		hints: "did-you-mean, link-is-relative",
	},
	{
		code: "link-is-relative", kind: Hint,
		en: `the path of an article is relative to this file, such as ../fanwen/a.md`,
		zh: `从本文件所在的文件夹写起，如 ../fanwen/a.md`,
	},
	{
		code: "link-out-of-site", kind: Warning, args: "path",
		en:    `the link to {path} leads out of the site`,
		zh:    `链接 {path} 通到网站外面去了`,
		hints: "text-without-link",
	},
	{
		code: "text-without-link", kind: Hint,
		en: `the text stands without a link`,
		zh: `这里只保留文字，不加链接`,
	},
	{
		code: "link-to-nothing", kind: Warning, args: "path",
		en:    `the link {path} does not exist`,
		zh:    `链接 {path} 没有对应的文件或页面`,
		hints: "path-is-relative, write-scheme, address-full-width",
	},
	{
		code: "image-missing", kind: Warning, args: "path",
		en:    `the image {path} does not exist`,
		zh:    `没有图片 {path}`,
		hints: "path-is-relative",
	},
	{
		code: "link-to-left-out", kind: Warning, args: "path, why message",
		en:    `the file {path} is not published: {why}`,
		zh:    `文件 {path} 没有发布：{why}`,
		hints: "warned-there",
	},
	{
		code: "warned-there", kind: Hint,
		en: `the warning about that file says what to do; the text stands without it`,
		zh: `怎么办见对那个文件的警告；这里只保留文字`,
	},
	{code: "left-out-by-type", kind: Text, en: `files like it may do harm`, zh: `这种文件可能不安全`},
	{code: "left-out-damaged", kind: Text, en: `the SVG image cannot be read`, zh: `这个 SVG 图读不懂`},
	{
		code: "path-is-relative", kind: Hint,
		en: `paths are relative to the article's file; the text stands without it`,
		zh: `路径要从文章所在的文件夹写起；这里只保留文字`,
	},
	{
		code: "write-scheme", kind: Hint, args: "url",
		en: `write {url} for another site`,
		zh: `外面的网站要写全：{url}`,
	},
	{
		code: "address-full-width", kind: Hint, args: "url",
		en: `the address has full-width signs: write {url}`,
		zh: `网址里用了全角符号，改成 {url}`,
	},

	{
		code: "notice-unknown", kind: Error, args: "name",
		en:    `there is no notice "{name}" about rights`,
		zh:    `没有“{name}”这种版权声明`,
		hints: "did-you-mean, notices-are",
	},
	{
		code: "notices-are", kind: Hint, args: "names list",
		en: `write one of {names}, or add it to [copyright.notices] in site.toml`,
		zh: `可以写：{names}；别的先在 site.toml 的 [copyright.notices] 里写上`,
	},
	{
		code: "home-tag-unknown", kind: Warning, args: "name",
		en: `no article has the tag "{name}"; this block of the home page is left out`,
		zh: `没有文章带“{name}”这个标签，首页不显示这一块`,
	},
	{
		code: "target-hidden", kind: Warning, args: "what message, to",
		en: `the {what} leads to the page "{to}", which is not shown; the link is left out`,
		zh: `{what}通到单页“{to}”，它现在不显示；这个链接也不显示`,
	},
	{
		code: "page-like-list", kind: Error, args: "name",
		en:    `the plain page is called like the list "{name}", and links in site.toml lead to that`,
		zh:    `单页和频道、栏目或节日“{name}”重名，site.toml 里的链接 "{name}" 通到的是后者`,
		hints: "rename-page",
	},
	{
		code: "rename-page", kind: Hint,
		en: `give the file another name, or write another slug`,
		zh: `给文件换个名称，或者写上另一个 slug（网址代号）`,
	},
	{
		code: "tag-of-no-article", kind: Warning, args: "name",
		en:    `no article has the tag "{name}"; this text is not shown`,
		zh:    `没有文章带“{name}”这个标签，这段介绍没有地方显示`,
		hints: "write-tag-key",
	},
	{
		code: "write-tag-key", kind: Hint,
		en: `name the file like the tag, or write the tag's name under tag`,
		zh: `文件名写成标签的名称；文件名里不能有的字，用 tag = "…" 写标签的名称`,
	},
	{
		code: "texts-twice", kind: Error, args: "name",
		en:    `two files are about the list "{name}"`,
		zh:    `有两个文件都是“{name}”的介绍`,
		hints: "keep-one-text",
	},
	{
		code: "text-in-site-too", kind: Error, args: "key, name",
		en:    `{key} of "{name}" stands in site.toml, too`,
		zh:    `“{name}”的 {key} 在 site.toml 里也写了`,
		hints: "keep-one-text",
	},
	{
		code: "keep-one-text", kind: Hint,
		en: `keep it in one place`,
		zh: `只在一处写`,
	},
	{
		code: "top-hidden", kind: Warning, args: "path",
		en: `the article {path} is not shown, so it does not head the list`,
		zh: `{path} 这篇文章现在不显示，没有置顶`,
	},
	{
		code: "top-of-no-article", kind: Error, args: "path",
		en:    `there is no article {path}`,
		zh:    `没有 {path} 这篇文章，不能置顶`,
		hints: "write-top, write-top-in-file",
	},
	{
		code: "write-top-in-file", kind: Hint,
		en: `write the path of its .md file from the folder of this file, such as "a.md", or from the folder content, such as "fanwen/a.md"`,
		zh: `写文章的 .md 文件：从本文件所在的文件夹写起，如 "a.md"；或者从 content 文件夹写起，如 "fanwen/a.md"`,
	},
	{
		code: "write-top", kind: Hint,
		en: `write the path of its .md file from the folder content, such as "fanwen/a.md"`,
		zh: `从 content 文件夹写起，写文章的 .md 文件，如 "fanwen/a.md"`,
	},

	{
		code: "path-too-long", kind: Error, args: "folders int, bytes int",
		en:    `the address of this page has more than {folders} folders or {bytes} bytes`,
		zh:    `这个网页的网址太长，超过了 {folders} 层文件夹或 {bytes} 字节`,
		hints: "give-short-slug",
	},
	{
		code: "address-too-long", kind: Warning, args: "pages int, bytes int",
		en:    `{pages} {pages|page has an address|pages have addresses} of more than {bytes} bytes, which Baidu and Sogou do not take; this is the first`,
		zh:    `有 {pages} 个网页的网址超过 {bytes} 字节，百度、搜狗不收录；这是第一个`,
		hints: "give-short-slug",
	},
	{
		code: "list-address-too-long", kind: Warning, args: "name, pages int, bytes int",
		en:    `{pages} {pages|list has an address|lists have addresses} of more than {bytes} bytes, which Baidu and Sogou do not take; the first is {name}`,
		zh:    `有 {pages} 个列表的网址超过 {bytes} 字节，百度、搜狗不收录；第一个是“{name}”`,
		hints: "give-short-slug",
	},
	{
		code: "give-short-slug", kind: Hint,
		en: `give them a short slug; a Chinese character takes nine bytes`,
		zh: `给它们写一个短的 slug（网址代号），如拼音；网址里一个汉字占九字节`,
	},
	{
		code: "lists-in-one-folder", kind: Error, args: "first, second, folder",
		en:    `"{first}" and "{second}" have one folder, /{folder}`,
		zh:    `“{first}”和“{second}”的网址都是 /{folder}`,
		hints: "slug-in-site-toml",
	},
	{
		code: "slug-in-site-toml", kind: Hint,
		en: `give one of them another slug in site.toml`,
		zh: `在 site.toml 里给其中一个换个 slug`,
	},
	{
		code: "url-taken", kind: Error, args: "url, owner message",
		en:    `the URL /{url} is already taken{owner}`,
		zh:    `网址 /{url} 已经被占用{owner}`,
		hints: "give-another-slug, give-one-another-slug, take-alias-out, choose-another-slug",
	},
	{
		code: "url-taken-in-other-case", kind: Error, args: "url, other, owner message",
		en:    `the URL /{url} is already taken: it differs only in letter case from /{other}{owner}`,
		zh:    `网址 /{url} 和已有的 /{other} 只差大小写，算是同一个{owner}`,
		hints: "give-another-slug, give-one-another-slug, take-alias-out, choose-another-slug",
	},
	{
		code: "output-taken", kind: Error, args: "path, owner message",
		en:    `the output /{path} is already taken{owner}`,
		zh:    `网站里已经有 /{path} 了{owner}`,
		hints: "rename-file",
	},
	{
		code: "output-taken-in-other-case", kind: Error, args: "path, other, owner message",
		en:    `the output /{path} is already taken: it differs only in letter case from /{other}{owner}`,
		zh:    `/{path} 和网站里已有的 /{other} 只差大小写，在 Windows 和 macOS 上是同一个文件{owner}`,
		hints: "rename-file",
	},
	{
		code: "taken-by-index", kind: Text,
		en: ` by a file of the search index`,
		zh: `，那是搜索索引的文件`,
	},
	{
		code: "taken-by-theme", kind: Text,
		en: ` by a file of the theme`,
		zh: `，那是主题的文件`,
	},
	{
		code: "being-index", kind: Text,
		en: `, a file of the search index`,
		zh: `；那是搜索索引的文件`,
	},
	{
		code: "being-theme", kind: Text,
		en: `, a file of the theme`,
		zh: `；那是主题的文件`,
	},
	{
		code: "taken-by-page", kind: Text,
		en: ` by a page of the portal`,
		zh: `，那是网站自己的页面`,
	},
	{
		code: "taken-by-list", kind: Text, args: "name",
		en: ` by the list "{name}"`,
		zh: `，那是“{name}”的列表页`,
	},
	{
		code: "being-page", kind: Text,
		en: `, a page of the portal`,
		zh: `；那是网站自己的页面`,
	},
	{
		code: "being-list", kind: Text, args: "name",
		en: `, the list "{name}"`,
		zh: `；那是“{name}”的列表页`,
	},
	{
		code: "file-changed-since", kind: Note,
		en: `the file has changed since it was read; if this is mended, read the site again`,
		zh: `读过以后这个文件又改了；要是已经改好，再读一遍网站`,
	},
	{
		code: "taken-by-article", kind: Note,
		en: `by this article`,
		zh: `占用它的是这篇文章`,
	},
	{
		code: "taken-by-plain-page", kind: Note,
		en: `by this plain page`,
		zh: `占用它的是这个单页`,
	},
	{
		code: "taken-by-alias", kind: Note,
		en: `by an alias of this article`,
		zh: `占用它的是这篇文章的旧网址（aliases）`,
	},
	{
		code: "taken-by-file", kind: Note,
		en: `by this file`,
		zh: `占用它的是这个文件`,
	},
	{
		code: "give-another-slug", kind: Hint,
		en: `give it another slug`,
		zh: `给文章写上另一个 slug（网址代号）`,
	},
	{
		code: "give-one-another-slug", kind: Hint,
		en: `give one of them another slug`,
		zh: `给其中一篇写上另一个 slug（网址代号）`,
	},
	{
		code: "take-alias-out", kind: Hint,
		en: `take the alias out`,
		zh: `从 aliases 里删掉它`,
	},
	{
		code: "file-over-folder", kind: Error, args: "path, inside, owner message",
		en:    `the file /{path} would stand where a folder of that name is needed for /{inside}, which is taken{owner}`,
		zh:    `网址 /{path} 和 /{inside} 冲突：一个是文件，一个是同名文件夹{owner}`,
		hints: "give-another-slug, give-one-another-slug, take-alias-out, rename-file, choose-another-slug",
	},
	{
		code: "folder-over-file", kind: Error, args: "path, file, owner message",
		en:    `/{path} needs a folder where the file /{file} stands, which is taken{owner}`,
		zh:    `网址 /{path} 和 /{file} 冲突：一个是文件，一个是同名文件夹{owner}`,
		hints: "give-another-slug, give-one-another-slug, take-alias-out, rename-file, choose-another-slug",
	},
	{
		code: "too-many-terms", kind: Failure, args: "n int",
		en: `all articles together have {n} tags, festivals and words in titles; more than 2147483647 cannot be compared to find related articles`,
		zh: `全部文章的标签、节日和标题用词共有 {n} 个，超过 2147483647 个就没法比较出相关文章了`,
	},
	{
		code: "file-name-unfit", kind: Error, args: "name, why message",
		en:    `not every system can hold the name "{name}": {why}`,
		zh:    `“{name}”这个名字不是每种系统都能用：{why}`,
		hints: "rename-file",
	},
}
