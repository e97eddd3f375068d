package message

// articleEntries are about what the front matter of an article says.
var articleEntries = []entry{
	{
		code: "title-missing", kind: Error,
		en:    `the article has no title`,
		zh:    `文章没有标题`,
		hints: "write-title, write-heading, write-key",
	},
	{
		code: "title-empty", kind: Error,
		en:    `the title is empty`,
		zh:    `标题是空的`,
		hints: "write-title",
	},
	{
		code: "write-title", kind: Hint, args: "line",
		en: `write {line}, or begin the text with # and the title`,
		zh: `写上 {line}，或者让正文的第一行是“# 标题”`,
	},
	{
		code: "write-heading", kind: Hint,
		en: `begin the text with # and the title`,
		zh: `让正文的第一行是“# 标题”`,
	},
	{
		code: "title-too-long", kind: Error, args: "characters int",
		en:    `the title is longer than {characters} characters`,
		zh:    `标题太长，超过了 {characters} 字`,
		hints: "shorten",
	},
	{
		code: "shorten", kind: Hint,
		en: `shorten it`,
		zh: `写短一些`,
	},
	{
		code: "date-missing", kind: Error,
		en:    `the article has no date`,
		zh:    `文章没有写日期`,
		hints: "write-date, add-front-matter, write-key",
	},
	{
		code: "write-date", kind: Hint, args: "day, time",
		en: `write {day} or {time}`,
		zh: `写上 {day}（换成文章的日期），要写时间就写 {time}`,
	},
	{
		code: "add-front-matter", kind: Hint,
		en: `begin the file with three lines: +++, then date = 2021-02-13, then +++`,
		zh: `在文件最前面写三行：第一行 +++，第二行 date = 2021-02-13，第三行 +++`,
	},
	{
		code: "date-empty", kind: Error,
		en:    `the date is empty`,
		zh:    `日期是空的`,
		hints: "date-forms",
	},
	{
		code: "date-invalid", kind: Error,
		en:    `this is not a date`,
		zh:    `这里写的不是日期`,
		hints: "date-forms",
	},
	{
		code: "date-without-day", kind: Error, args: "year int, month int, day int",
		en:    `month {month} of {year} has no day {day}`,
		zh:    `{year} 年 {month} 月没有 {day} 日`,
		hints: "date-forms",
	},
	{
		code: "date-without-month", kind: Error, args: "month int",
		en:    `there is no month {month}`,
		zh:    `没有 {month} 月`,
		hints: "date-forms",
	},
	{
		code: "date-without-time", kind: Error, args: "time",
		en:    `there is no time {time}`,
		zh:    `没有 {time} 这个时间`,
		hints: "date-forms",
	},
	{
		code: "date-without-zone", kind: Error, args: "zone",
		en:    `there is no zone {zone}`,
		zh:    `没有 {zone} 这个时区`,
		hints: "date-forms",
	},
	{
		code: "date-out-of-range", kind: Error, args: "year int",
		en:    `the year {year} is out of range`,
		zh:    `年份 {year} 不对，要在 1 到 9999 之间`,
		hints: "date-forms",
	},
	{
		code: "date-forms", kind: Hint,
		en: `write 2021-02-13, 2021-02-13 00:10:39 or 2021-02-13T00:10:39+08:00`,
		zh: `写成 2021-02-13、2021-02-13 00:10:39 或 2021-02-13T00:10:39+08:00`,
	},
	{
		code: "category-empty", kind: Error,
		en:    `the category is empty`,
		zh:    `category（频道或栏目）是空的`,
		hints: "leave-out-category",
	},
	{
		code: "leave-out-category", kind: Hint,
		en: `leave it out where the folder says it`,
		zh: `文件已经放在频道或栏目的文件夹里的，删掉这一行就行`,
	},
	{
		code: "tags-too-many", kind: Error, args: "most int",
		en:    `the article has more than {most} tags`,
		zh:    `标签太多，超过了 {most} 个`,
		hints: "fewer-tags",
	},
	{
		code: "tags-joined", kind: Warning, args: "tag",
		en:    `"{tag}" is taken for one tag`,
		zh:    `“{tag}”当作了一个标签`,
		hints: "write-line, write-dash",
	},
	{
		code: "fewer-tags", kind: Hint,
		en: `keep those that readers look for`,
		zh: `留下读者会用到的几个`,
	},
	{
		code: "summary-too-long", kind: Error, args: "characters int",
		en:    `the summary is longer than {characters} characters`,
		zh:    `摘要太长，超过了 {characters} 字`,
		hints: "shorten",
	},
	{
		code: "source-url-invalid", kind: Error, args: "url",
		en:    `source_url "{url}" is not a web address`,
		zh:    `source_url（来源网址）写的“{url}”不是网址`,
		hints: "write-source-url",
	},
	{
		code: "write-source-url", kind: Hint,
		en: `write the whole address, https://…; a name goes under source`,
		zh: `写完整的网址 https://…；只有来源名称的写在 source 里`,
	},
	{
		code: "alias-with-fragment", kind: Error, args: "alias",
		en:    `the alias "{alias}" has a #`,
		zh:    `旧网址“{alias}”带有 #`,
		hints: "hosts-see-no-fragment",
	},
	{
		code: "hosts-see-no-fragment", kind: Hint,
		en: `browsers keep what follows # to themselves: delete it`,
		zh: `# 和后面的部分浏览器不会发给网站，删掉它`,
	},
	{
		code: "alias-twice", kind: Error, args: "alias",
		en:    `the alias "{alias}" leads to two pages`,
		zh:    `旧网址“{alias}”指向了两个网页`,
		hints: "take-alias-out",
	},
	{
		code: "alias-invalid", kind: Error, args: "alias, part, why message",
		en:    `the alias "{alias}" cannot be a path because of "{part}": {why}`,
		zh:    `旧网址“{alias}”不能用：其中的“{part}”，{why}`,
		hints: "write-aliases",
	},
	{
		code: "write-aliases", kind: Hint,
		en: `write it as "/old/1.html"`,
		zh: `写成 "/old/1.html" 这样，不带域名`,
	},
	{
		code: "page-with-category", kind: Error, args: "key",
		en:    `a plain page stands in no channel, so it has no {key}`,
		zh:    `单页不属于任何频道，不能写 {key}`,
		hints: "move-out-of-pages",
	},
	{
		code: "tag-text-with-key", kind: Error, args: "key",
		en:    `this file is the text above a tag's list, so it has no {key}`,
		zh:    `content/tags/ 里的文件是标签的介绍，不能写 {key}`,
		hints: "move-out-of-pages",
	},
	{
		code: "move-out-of-pages", kind: Hint, args: "folder",
		en: `leave it out, or move the article out of content/{folder}/`,
		zh: `删掉这一行；如果这是一篇文章，就移出 content/{folder}/`,
	},
	{
		code: "ai-form-unknown", kind: Error, args: "form",
		en:    `ai cannot be "{form}"`,
		zh:    `ai（人工智能标识）不能写“{form}”`,
		hints: "write-ai-form",
	},
	{
		code: "write-ai-form", kind: Hint,
		en: `write "generated" where a machine made the text, "assisted" where it made parts, else "none"`,
		zh: `全由人工智能生成的写 "generated"，部分内容由它辅助的写 "assisted"，都不是的写 "none"`,
	},
	{
		code: "unknown-key", kind: Warning, args: "key, files int",
		en:    `unknown key "{key}"{files||, in {files} files; this is the first}`,
		zh:    `不认识“{key}”这一项，没有用它{files||；共有 {files} 个文件写了它，这里是第一个}`,
		hints: "did-you-mean, write-key, params-for-themes",
	},
	{
		code: "params-for-themes", kind: Hint,
		en: `delete it; values for themes go under params`,
		zh: `不影响网站，可以删掉；给主题用的值写在 params 里`,
	},
}
