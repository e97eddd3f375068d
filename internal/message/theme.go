package message

// themeEntries are about the files of a theme.
var themeEntries = []entry{
	{
		code: "theme-lacks-template", kind: Error, args: "path",
		en: `the theme lacks {path}`,
		zh: `主题里少了 {path}`,
	},
	{
		code: "theme-needs-file", kind: Error,
		en:    `this is not a file but a named pipe or a device`,
		zh:    `这不是普通文件，而是命名管道或设备`,
		hints: "put-file-there",
	},
	{
		code: "theme-text-unknown", kind: Error, args: "key",
		en:    `strings.toml has no text "{key}"`,
		zh:    `strings.toml 里没有“{key}”这一条`,
		hints: "did-you-mean, found-on-page",
	},
	{
		code: "theme-text-places", kind: Error, args: "key",
		en:    `the text "{key}" has fewer places {(}{)} than arguments`,
		zh:    `strings.toml 里“{key}”这一条里 {(}{)} 的个数不够`,
		hints: "found-on-page",
	},
	{
		code: "theme-asset-unknown", kind: Error, args: "name",
		en:    `the theme has no asset "{name}"`,
		zh:    `主题的 assets/ 里没有“{name}”`,
		hints: "found-on-page",
	},
	{
		code: "template-field-unknown", kind: Error, args: "field",
		en:    `there is no field {field} here`,
		zh:    `这里没有 {field} 这个字段`,
		hints: "found-on-page",
	},
	{
		code: "template-function-unknown", kind: Error, args: "name",
		en: `unknown function {name}`,
		zh: `没有 {name} 这个函数`,
	},
	{
		code: "template-unclosed", kind: Error,
		en:    `the template ends before its {(}{(}end{)}{)}`,
		zh:    `模板没有写完，少了 {(}{(}end{)}{)}`,
		hints: "found-on-page",
	},
	{
		code: "template-syntax", kind: Error, args: "text",
		en:    `{text}`,
		zh:    `模板写得不对：{text}`,
		hints: "found-on-page",
	},
	{
		code: "theme-url-nowhere", kind: Warning, args: "url",
		en:    `url({url}) leads to no file of the theme`,
		zh:    `url({url}) 指的文件主题里没有`,
		hints: "did-you-mean, urls-of-styles",
	},
	{
		code: "urls-of-styles", kind: Hint,
		en: `the path is relative to the style sheet, and upper and lower case differ`,
		zh: `路径从这个样式表所在的文件夹算起，大小写要一致`,
	},
	{
		code: "theme-layout-unknown", kind: Warning,
		en:    `no page is made with this layout`,
		zh:    `没有哪种网页用这个模板`,
		hints: "did-you-mean, layouts-are",
	},
	{
		code: "layouts-are", kind: Hint, args: "names list",
		en: `the layouts are {names}; parts that several of them share belong into fragments/`,
		zh: `layouts/ 里可以有：{names}；几个模板共用的部分放在 fragments/ 里`,
	},
	{
		code: "theme-file-unused", kind: Warning,
		en:    `nothing of the theme is read from here`,
		zh:    `主题不会读取这里的文件`,
		hints: "did-you-mean",
	},
	{
		code: "theme-style-unused", kind: Warning,
		en:    `no page loads this style sheet`,
		zh:    `没有网页加载这个样式表`,
		hints: "load-user-style, did-you-mean",
	},
	{
		code: "load-user-style", kind: Hint,
		en: `in base.html, after the theme's own style sheet, write {(}{(}if .UserStyle{)}{)}<link rel="stylesheet" href="{(}{(}.UserStyle{)}{)}">{(}{(}end{)}{)}`,
		zh: `在 base.html 里，主题自己的样式表后面，写上 {(}{(}if .UserStyle{)}{)}<link rel="stylesheet" href="{(}{(}.UserStyle{)}{)}">{(}{(}end{)}{)}`,
	},
	{
		code: "theme-text-unlike", kind: Error, args: "key, has int, want int",
		en:    `the text "{key}" has {(}{)} {has} times, and needs it {want} times`,
		zh:    `“{key}”这一条文字里有 {has} 处 {(}{)}，应该有 {want} 处`,
		hints: "text-is",
	},
	{
		code: "text-is", kind: Hint, args: "text",
		en: `in the default theme it is "{text}"`,
		zh: `默认主题里是“{text}”`,
	},
	{
		code: "theme-fragment-unused", kind: Warning,
		en:    `no template of the theme uses this fragment`,
		zh:    `主题里没有模板用到这个片段`,
		hints: "did-you-mean, use-of-fragments",
	},
	{
		code: "use-of-fragments", kind: Hint, args: "path",
		en: `a layout shows it with {(}{(}template "{path}" .{)}{)}`,
		zh: `在模板里写 {(}{(}template "{path}" .{)}{)} 才会显示`,
	},
	{
		code: "theme-text-unused", kind: Warning, args: "key",
		en:    `no page shows the text "{key}"`,
		zh:    `没有哪个网页用“{key}”这一条文字`,
		hints: "did-you-mean",
	},
	{
		code: "found-on-page", kind: Hint, args: "page",
		en: `found while rendering /{page}`,
		zh: `看看主题里做 /{page} 这一页的模板，错误是生成它时发现的`,
	},
}
