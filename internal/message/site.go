package message

// siteEntries are about what site.toml says.
var siteEntries = []entry{
	{
		code: "unknown-setting", kind: Error, args: "key",
		en:    `unknown key "{key}"`,
		zh:    `这里没有“{key}”这一项`,
		hints: "did-you-mean, settings-are, write-at-top",
	},
	{
		code: "write-at-top", kind: Hint, args: "key",
		en: `{key} is of the site: write it above all lines in square brackets`,
		zh: `{key} 是整个网站的，要写在所有 [ ] 行的前面`,
	},
	{
		code: "settings-are", kind: Hint, args: "names list",
		en: `here may stand {names}`,
		zh: `这里可以写：{names}`,
	},
	{
		code: "wrong-type", kind: Error, args: "key, want message, got message",
		en:    `{key} must be {want}, not {got}`,
		zh:    `{key} 应当是{want}，这里写的是{got}`,
		hints: "write-quoted, write-true-or-false, write-whole, write-table, write-tables, list-form, delete-brackets",
	},
	{
		code: "write-quoted", kind: Hint,
		en: `put it between quotation marks: "…"`,
		zh: `用英文引号括起来："…"`,
	},
	{
		code: "delete-brackets", kind: Hint,
		en: `delete the square brackets: there can be only one`,
		zh: `去掉方括号，这一项只能写一个`,
	},
	{
		code: "write-true-or-false", kind: Hint,
		en: `write true or false, without quotation marks`,
		zh: `写 true（是）或 false（否），不加引号`,
	},
	{
		code: "write-whole", kind: Hint,
		en: `write a whole number, without a point and without quotation marks`,
		zh: `写成整数，不带小数点，不加引号`,
	},
	{
		code: "write-table", kind: Hint, args: "name",
		en: `write [{name}] on a line of its own, and below it its keys`,
		zh: `单独写一行 [{name}]，下面再写它的各项`,
	},
	{
		code: "write-tables", kind: Hint, args: "name",
		en: `write [[{name}]] on a line of its own, and below it its keys`,
		zh: `单独写一行 [[{name}]]，下面再写它的各项`,
	},
	{
		code: "title-of-site-missing", kind: Error,
		en:    `the site has no title`,
		zh:    `没有写网站的名称`,
		hints: "write-title-of-site",
	},
	{
		code: "write-title-of-site", kind: Hint,
		en: `write title = "…"`,
		zh: `写上 title = "网站名称"`,
	},
	{
		code: "base-url-invalid", kind: Error, args: "url",
		en:    `base_url "{url}" is not the address of a site`,
		zh:    `base_url 写的“{url}”不是网址`,
		hints: "write-base-url",
	},
	{
		code: "write-base-url", kind: Hint,
		en: `write base_url = "https://www.example.com/"`,
		zh: `写成 base_url = "https://www.example.com/" 这样，不带 ? 和 #`,
	},
	{
		code: "language-invalid", kind: Error, args: "language",
		en:    `"{language}" is not a language tag`,
		zh:    `“{language}”不是语言代码`,
		hints: "write-language",
	},
	{
		code: "write-language", kind: Hint,
		en: `write language = "zh-CN"`,
		zh: `简体中文写作 language = "zh-CN"`,
	},
	{
		code: "time-zone-unknown", kind: Error, args: "zone",
		en:    `unknown time zone "{zone}"`,
		zh:    `没有“{zone}”这个时区`,
		hints: "write-time-zone",
	},
	{
		code: "write-time-zone", kind: Hint,
		en: `write time_zone = "Asia/Shanghai"`,
		zh: `北京时间写作 time_zone = "Asia/Shanghai"`,
	},
	{
		code: "theme-name-invalid", kind: Error, args: "name",
		en:    `"{name}" is not the name of a theme`,
		zh:    `“{name}”不能作主题的名称`,
		hints: "theme-is-folder",
	},
	{
		code: "theme-is-folder", kind: Hint,
		en: `a theme's name is that of its folder in themes/`,
		zh: `主题的名称就是它在 themes/ 里的文件夹名，只用字母、数字、- 和 _`,
	},
	{
		code: "theme-missing", kind: Error, args: "name",
		en:    `the theme "{name}" does not exist`,
		zh:    `没有“{name}”这个主题`,
		hints: "make-theme",
	},
	{
		code: "make-theme", kind: Hint, args: "name",
		en: `make the folder themes/{name}, or leave out theme`,
		zh: `建一个文件夹 themes/{name}，或者不写 theme，就用自带的主题`,
	},
	{
		code: "since-invalid", kind: Error, args: "year int",
		en:    `since must be a year, not {year}`,
		zh:    `since 是建站的年份，不能写 {year}`,
		hints: "write-since",
	},
	{
		code: "write-since", kind: Hint,
		en: `write since = 2021`,
		zh: `写成 since = 2021 这样`,
	},
	{
		code: "page-size-invalid", kind: Error, args: "size int",
		en:    `page_size must be between 1 and 1000, not {size}`,
		zh:    `page_size 是每页列出的篇数，要在 1 到 1000 之间，不能写 {size}`,
		hints: "write-page-size",
	},
	{
		code: "write-page-size", kind: Hint,
		en: `write page_size = 20, or leave it out`,
		zh: `写成 page_size = 20，或者不写`,
	},
	{
		code: "tag-min-invalid", kind: Error, args: "n int",
		en:    `tag_min must be between 1 and 1000, not {n}`,
		zh:    `tag_min 是标签页至少要有的篇数，要在 1 到 1000 之间，不能写 {n}`,
		hints: "write-tag-min",
	},
	{
		code: "write-tag-min", kind: Hint,
		en: `write tag_min = 2, or leave it out`,
		zh: `写成 tag_min = 2，或者不写`,
	},

	{
		code: "choice-unknown", kind: Error, args: "key, value",
		en:    `{key} cannot be "{value}"`,
		zh:    `{key} 不能写“{value}”`,
		hints: "did-you-mean, choices-are",
	},
	{
		code: "choices-are", kind: Hint, args: "key, choices list",
		en: `{key} is one of {choices}`,
		zh: `{key} 可以写：{choices}`,
	},
	{
		code: "licence-url-invalid", kind: Error, args: "url",
		en:    `licence_url "{url}" is not a web address`,
		zh:    `licence_url（许可协议的网址）写的“{url}”不是网址`,
		hints: "write-licence-url",
	},
	{
		code: "write-licence-url", kind: Hint,
		en: `write the whole address, https://…; its name goes under licence`,
		zh: `写完整的网址 https://…；协议的名称写在 licence 里`,
	},
	{
		code: "home-show-missing", kind: Error,
		en:    `the block does not say what it shows`,
		zh:    `这一块没有写 show（显示什么）`,
		hints: "choices-are",
	},
	{
		code: "home-number-invalid", kind: Error, args: "key, most int",
		en:    `{key} must be between 1 and {most}`,
		zh:    `{key} 要在 1 到 {most} 之间`,
		hints: "write-number",
	},
	{
		code: "write-number", kind: Hint, args: "key, n int",
		en: `write {key} = {n}, or leave it out`,
		zh: `写成 {key} = {n}，或者不写`,
	},
	{
		code: "home-block-lacks", kind: Error, args: "show, key",
		en:    `a block that shows "{show}" needs {key}`,
		zh:    `show = "{show}" 的这一块还要写 {key}`,
		hints: "write-home-of, write-home-links, write-home-text",
	},
	{
		code: "write-home-of", kind: Hint,
		en: `write of = "…": the name or slug of a channel, channel/column, festival or tag`,
		zh: `写上 of = "…"：频道、“频道/栏目”、节日或标签，名称和 slug 都行`,
	},
	{
		code: "write-home-links", kind: Hint,
		en: `write links = [{(} name = "…", to = "https://…" {)}]`,
		zh: `写上 links = [{(} name = "名称", to = "https://…" {)}]`,
	},
	{
		code: "write-home-text", kind: Hint,
		en: `write text = "…"`,
		zh: `写上 text = "…"`,
	},
	{
		code: "home-of-unknown", kind: Error, args: "of",
		en:    `there is no "{of}" to show`,
		zh:    `没有“{of}”可以显示`,
		hints: "did-you-mean, show-instead, write-home-of",
	},
	{
		code: "show-instead", kind: Hint, args: "show, of",
		en: `for "{of}" write show = "{show}"`,
		zh: `“{of}”要用 show = "{show}"`,
	},

	{
		code: "permalink-without-slash", kind: Error,
		en:    `a permalink begins with /`,
		zh:    `permalink（文章网址的格式）要以 / 开头`,
		hints: "write-permalink",
	},
	{
		code: "permalink-ending", kind: Error,
		en:    `the permalink must end with .html or /`,
		zh:    `permalink（文章网址的格式）要以 .html 或 / 结尾，否则从硬盘上打不开`,
		hints: "write-permalink",
	},
	{
		code: "permalink-without-slug", kind: Error,
		en:    `the permalink lacks :slug, so that two articles of one day would have one URL`,
		zh:    `permalink（文章网址的格式）里没有 :slug，同一天的两篇文章网址会相同`,
		hints: "write-permalink",
	},
	{
		code: "write-permalink", kind: Hint, args: "pattern",
		en: `write permalink = "{pattern}"`,
		zh: `写成 permalink = "{pattern}" 这样`,
	},
	{
		code: "permalink-field-unknown", kind: Error, args: "field",
		en:    `unknown field "{field}" in the permalink`,
		zh:    `permalink（文章网址的格式）里不能用“{field}”`,
		hints: "did-you-mean, permalink-fields-are",
	},
	{
		code: "permalink-fields-are", kind: Hint, args: "fields list",
		en: `the fields are {fields}`,
		zh: `可以用：{fields}`,
	},
	{
		code: "permalink-unfit", kind: Error, args: "part, why message",
		en:    `the permalink gives unfit paths because of "{part}": {why}`,
		zh:    `permalink（文章网址的格式）不对：其中的“{part}”不能用，{why}`,
		hints: "write-permalink",
	},

	{
		code: "name-missing", kind: Error, args: "what message",
		en:    `the {what} has no name`,
		zh:    `这个{what}没有写名称`,
		hints: "write-name",
	},
	{
		code: "write-name", kind: Hint,
		en: `write name = "…"`,
		zh: `写上 name = "名称"`,
	},
	{
		code: "slug-missing", kind: Error, args: "what message, name",
		en:    `the {what} "{name}" has no slug`,
		zh:    `{what}“{name}”没有写 slug（网址里用的代号）`,
		hints: "write-slug",
	},
	{
		code: "write-slug", kind: Hint,
		en: `write slug = "…": it becomes part of the URL`,
		zh: `写上 slug = "…"，一般用拼音，它会出现在网址里`,
	},
	{
		code: "name-twice", kind: Error, args: "what message, name",
		en:    `the {what} name "{name}" stands twice`,
		zh:    `有两个{what}都叫“{name}”`,
		hints: "choose-another-name",
	},
	{
		code: "choose-another-name", kind: Hint,
		en: `give one of them another name`,
		zh: `给其中一个换个名称`,
	},
	{
		code: "slug-twice", kind: Error, args: "what message, slug",
		en:    `the {what} slug "{slug}" stands twice`,
		zh:    `有两个{what}的 slug（网址代号）都是“{slug}”`,
		hints: "choose-another-slug",
	},
	{
		code: "slug-reserved", kind: Error, args: "slug",
		en:    `the slug "{slug}" is taken by the portal's own pages`,
		zh:    `slug（网址代号）“{slug}”是网站自己的页面用的`,
		hints: "choose-another-slug",
	},
	{
		code: "slug-of-pages", kind: Error, args: "folder",
		en:    `no channel can be called {folder}: content/{folder}/ holds the plain pages`,
		zh:    `频道不能叫 {folder}：content/{folder}/ 是放单页的文件夹`,
		hints: "choose-another-slug",
	},
	{
		code: "choose-another-slug", kind: Hint,
		en: `choose another slug`,
		zh: `换一个 slug`,
	},
	{
		code: "first-stands-here", kind: Note,
		en: `the first stands here`,
		zh: `第一次写在这里`,
	},
	{
		code: "festival-channel-twice", kind: Error,
		en:    `only one channel can have the festivals`,
		zh:    `只能有一个节日频道`,
		hints: "one-festival-channel",
	},
	{
		code: "one-festival-channel", kind: Hint,
		en: `leave festivals = true in one of the [[channels]]`,
		zh: `只在一个 [[channels]] 里留下 festivals = true`,
	},
	{
		code: "festival-channel-with-columns", kind: Error,
		en:    `the columns of this channel are the festivals`,
		zh:    `节日频道的栏目就是各个节日，不能另写栏目`,
		hints: "columns-or-festivals",
	},
	{
		code: "columns-or-festivals", kind: Hint,
		en: `leave out columns, or festivals = true`,
		zh: `columns 和 festivals = true 只留一个`,
	},
	{
		code: "channels-missing", kind: Error,
		en:    `the site has no channels`,
		zh:    `网站没有频道`,
		hints: "write-channel",
	},
	{
		code: "write-channel", kind: Hint,
		en: `write at least one [[channels]] with a name and a slug`,
		zh: `至少写一个 [[channels]]，下面写 name = "范文大全" 和 slug = "fanwen" 这样两行`,
	},
	{
		code: "festivals-without-channel", kind: Error,
		en:    `there are festivals, but no channel for them`,
		zh:    `写了节日，却没有节日频道`,
		hints: "write-festivals-true",
	},
	{
		code: "write-festivals-true", kind: Hint,
		en: `write festivals = true in one of the [[channels]]`,
		zh: `在放节日的那个 [[channels]] 里写上 festivals = true`,
	},

	{
		code: "link-without-target", kind: Error, args: "what message, name",
		en:    `the {what} "{name}" has no to`,
		zh:    `{what}“{name}”没有写链接地址`,
		hints: "write-target",
	},
	{
		code: "write-whole-url", kind: Hint, args: "address",
		en: `write the whole address: "https://{address}"`,
		zh: `网址要写全："https://{address}"`,
	},
	{
		code: "write-target", kind: Hint,
		en: `write a channel, channel/column or festival slug, a page of content/pages, a path of the site such as /files/a.pdf, or a URL`,
		zh: `可以写频道的 slug、“频道/栏目”的 slug、节日的 slug、单页（content/pages 里的文件名）、站内的路径（如 /files/a.pdf），或者网址`,
	},
	{
		code: "target-unknown", kind: Error, args: "what message, to",
		en:    `the {what} leads to "{to}", which does not exist`,
		zh:    `{what}通到“{to}”，站里没有这一处`,
		hints: "did-you-mean, write-target, write-whole-url",
	},
	{
		code: "not-an-image", kind: Error, args: "path",
		en:    `{path} is no image`,
		zh:    `“{path}”不是图片`,
		hints: "write-site-image, path-is-relative",
	},
	{
		code: "site-image-missing", kind: Error, args: "path",
		en:    `there is no image {path} that could stand for the site`,
		zh:    `站里没有图片“{path}”，不能代表网站`,
		hints: "write-site-image",
	},
	{
		code: "write-site-image", kind: Hint,
		en: `write the path of an image of the site, such as "/logo.png" for static/logo.png, or its whole address`,
		zh: `写站内图片的路径，如 static/logo.png 写成 "/logo.png"；也可以写完整的网址`,
	},
	{
		code: "police-without-digits", kind: Error, args: "number",
		en:    `the number of the police's register, "{number}", has no digits`,
		zh:    `公安备案号“{number}”里没有数字`,
		hints: "write-police",
	},
	{
		code: "write-police", kind: Hint,
		en: `write the whole number, such as "京公网安备11000002000001号", or leave police out`,
		zh: `写全号码，如 "京公网安备11000002000001号"；还没有备案的，不写 police`,
	},

	{
		code: "file-type-invalid", kind: Error, args: "ending",
		en:    `"{ending}" is not the ending of file names`,
		zh:    `“{ending}”不是文件名的后缀`,
		hints: "write-file-type",
	},
	{
		code: "file-type-is-article", kind: Warning, args: "ending",
		en:    `.{ending} files are articles: their sources are never published`,
		zh:    `.{ending} 文件就是文章，不会原样发布`,
		hints: "delete-file-type",
	},
	{
		code: "delete-file-type", kind: Hint,
		en: `take it out; what is to be there as it is goes into static/`,
		zh: `去掉这一项；要原样发布的文件放进 static/`,
	},
	{
		code: "write-file-type", kind: Hint,
		en: `write allow = ["html", "js"]`,
		zh: `写成 allow = ["html", "js"] 这样`,
	},

	{
		code: "slug-invalid", kind: Error, args: "slug, why message",
		en:    `"{slug}" cannot be a slug: {why}`,
		zh:    `“{slug}”不能作 slug（网址代号）：{why}`,
		hints: "slug-form",
	},
	{code: "unfit-empty", kind: Text, en: `it is empty`, zh: `它是空的`},
	{code: "unfit-too-long", kind: Text, args: "bytes int", en: `it is longer than {bytes} bytes`, zh: `超过了 {bytes} 字节（一个汉字三字节）`},
	{code: "unfit-character", kind: Text, args: "character", en: `it contains {character}`, zh: `里面有 {character}`},
	{code: "unfit-dot", kind: Text, en: `it begins with a dot`, zh: `它以点开头`},
	{code: "unfit-edge", kind: Text, en: `it begins or ends with a space, or ends with a dot`, zh: `两头有空格，或者末尾是点`},
	{code: "unfit-escape", kind: Text, args: "escape", en: `it contains {escape}, which some servers take for part of a path`, zh: `里面有 {escape}，有的服务器会当成路径`},
	{code: "unfit-device", kind: Text, args: "name", en: `{name} is a device on Windows`, zh: `{name} 是 Windows 的设备名`},
	{
		code: "slug-form", kind: Hint,
		en: `use letters, digits, - and _`,
		zh: `只用字母、数字、- 和 _，一般写拼音`,
	},
}
