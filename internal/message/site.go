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
		code: "day-empty", kind: Error,
		en:    `the day is empty`,
		zh:    `day（节日的日子）是空的`,
		hints: "day-forms",
	},
	{
		code: "day-invalid", kind: Error, args: "day",
		en:    `"{day}" is not a day`,
		zh:    `“{day}”不是日子的写法`,
		hints: "day-forms",
	},
	{
		code: "day-of-month-invalid", kind: Error, args: "month int, day int",
		en:    `month {month} has no day {day}`,
		zh:    `{month} 月没有 {day} 日`,
		hints: "day-forms",
	},
	{
		code: "day-month-invalid", kind: Error, args: "month int",
		en:    `there is no month {month}`,
		zh:    `没有 {month} 月`,
		hints: "day-forms",
	},
	{
		code: "day-term-unknown", kind: Error, args: "term",
		en:    `"{term}" is not a solar term`,
		zh:    `“{term}”不是二十四节气之一`,
		hints: "day-forms",
	},
	{
		code: "day-ordinal-unknown", kind: Error, args: "word",
		en:    `"{word}" is not one of first, second, third, fourth, fifth, last`,
		zh:    `“{word}”不对：第几个要写 first、second、third、fourth、fifth 或 last（最后一个）`,
		hints: "day-forms",
	},
	{
		code: "day-weekday-unknown", kind: Error, args: "word",
		en:    `"{word}" is not a day of the week`,
		zh:    `“{word}”不对：星期几要写英文，如 sunday（星期日）`,
		hints: "day-forms",
	},
	{
		code: "day-month-unknown", kind: Error, args: "word",
		en:    `"{word}" is not a month`,
		zh:    `“{word}”不对：几月要写英文，如 may（五月）`,
		hints: "day-forms",
	},
	{
		code: "day-forms", kind: Hint,
		en: `a day is written "11-11", "lunar 8-15", "term 清明" or "second sunday of may"`,
		zh: `公历写 "11-11"，农历写 "lunar 8-15"，节气写 "term 清明"，五月第二个星期日写 "second sunday of may"`,
	},

	{
		code: "footer-target-missing", kind: Error, args: "name",
		en:    `the footer link "{name}" has no to`,
		zh:    `页脚链接“{name}”没有写链接地址`,
		hints: "write-footer-target",
	},
	{
		code: "write-whole-url", kind: Hint, args: "address",
		en: `write the whole address: "https://{address}"`,
		zh: `网址要写全："https://{address}"`,
	},
	{
		code: "write-footer-target", kind: Hint,
		en: `write to = "…": a channel, channel/column or festival slug, or a URL`,
		zh: `写上 to = "…"：频道的 slug、“频道/栏目”的 slug、节日的 slug，或者网址`,
	},
	{
		code: "footer-target-unknown", kind: Error, args: "to",
		en:    `the footer link leads to "{to}", which does not exist`,
		zh:    `页脚链接到“{to}”，没有这个频道、栏目或节日`,
		hints: "did-you-mean, write-footer-target, write-whole-url",
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
	{code: "unfit-device", kind: Text, args: "name", en: `{name} is a device on Windows`, zh: `{name} 是 Windows 的设备名`},
	{
		code: "slug-form", kind: Hint,
		en: `use letters, digits, - and _`,
		zh: `只用字母、数字、- 和 _，一般写拼音`,
	},
}
