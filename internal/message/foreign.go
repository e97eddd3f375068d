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
}
