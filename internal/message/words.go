package message

// wordEntries are hints that many messages come with, the heads of the
// documentation, and words that stand in other messages.
var wordEntries = []entry{
	{
		code: "did-you-mean", kind: Hint, args: "name",
		en: `did you mean "{name}"?`,
		zh: `是不是想写“{name}”？`,
	},

	// What the printer writes around messages.
	{code: "severity-error", kind: Text, en: `error: `, zh: `错误：`},
	{code: "severity-warning", kind: Text, en: `warning: `, zh: `警告：`},
	{code: "severity-note", kind: Text, en: `note: `, zh: `说明：`},
	{code: "hint-below", kind: Text, args: "hint message", en: `hint: {hint}`, zh: `建议：{hint}`},

	// What site.toml is made of.
	{code: "word-channel", kind: Text, en: `channel`, zh: `频道`},
	{code: "word-column", kind: Text, en: `column`, zh: `栏目`},
	{code: "word-festival", kind: Text, en: `festival`, zh: `节日`},
	{code: "word-tag", kind: Text, en: `tag`, zh: `标签`},
	{code: "word-publish", kind: Text, en: `[[publish]]`, zh: ` [[publish]] `},
	{code: "word-footer-link", kind: Text, en: `footer link`, zh: `页脚链接`},
	{code: "word-home-link", kind: Text, en: `link of the home page`, zh: `首页链接`},
	{code: "word-complaint-link", kind: Text, en: `link for complaints`, zh: `投诉链接（complaint）`},

	// Types of values.
	{code: "type-text", kind: Text, en: `text`, zh: `文字`},
	{code: "type-bool", kind: Text, en: `true or false`, zh: ` true 或 false`},
	{code: "type-number", kind: Text, en: `a whole number`, zh: `整数`},
	{code: "type-decimal", kind: Text, en: `a decimal number`, zh: `小数`},
	{code: "type-date", kind: Text, en: `a date`, zh: `日期`},
	{code: "type-list", kind: Text, en: `a list`, zh: `列表`},
	{code: "type-texts", kind: Text, en: `a list of texts`, zh: `文字的列表`},
	{code: "type-table", kind: Text, en: `a table`, zh: `单独的 [params] 那样的一段`},
	{code: "type-tables", kind: Text, en: `a list of tables`, zh: `几段 [[…]]`},
	{code: "type-nothing", kind: Text, en: `nothing`, zh: `空的`},

	// The documentation of messages.
	{code: "docs-title", kind: Text, en: `Messages`, zh: `提示信息`},
	{
		code: "docs-intro", kind: Text,
		en: `What ` + "`wendang`" + ` says about a site. With ` + "`--json`" + ` each error, warning and note is a line of its own with ` +
			"`file`, `line`, `column`, `severity`, `code`, `message` and `hint`" + `. Codes are stable; texts are not.`,
		zh: "`wendang`" + ` 对网站给出的各种提示。加 ` + "`--json`" + ` 时，每条错误、警告和说明单独一行，有 ` +
			"`file`、`line`、`column`、`severity`、`code`、`message`、`hint`" + ` 几项。代码不会改变，文字可能会改。`,
	},
	{
		code: "docs-generated", kind: Text,
		en: `Generated from the catalogue in internal/message; do not edit.`,
		zh: `由 internal/message 里的目录生成，请勿手改。`,
	},
	{code: "docs-hints", kind: Text, en: `What to do:`, zh: `怎么办：`},
	{code: "docs-error", kind: Text, en: `error: `, zh: `错误：`},
	{code: "docs-warning", kind: Text, en: `warning: `, zh: `警告：`},
	{code: "docs-note", kind: Text, en: `note: `, zh: `说明：`},
	{code: "docs-failure", kind: Text, en: `exit code 2: `, zh: `退出码 2：`},
	{code: "head-files", kind: Text, en: `Files and folders`, zh: `文件和文件夹`},
	{code: "head-syntax", kind: Text, en: `How site.toml and front matter are written`, zh: `site.toml 和文章信息的写法`},
	{code: "head-site", kind: Text, en: `site.toml`, zh: `site.toml 的内容`},
	{code: "head-article", kind: Text, en: `Front matter of articles`, zh: `文章信息`},
	{code: "head-foreign", kind: Text, en: `What other generators have left`, zh: `其他程序留下的文章`},
	{code: "head-body", kind: Text, en: `Text of articles`, zh: `正文`},
	{code: "head-portal", kind: Text, en: `Channels, links and addresses`, zh: `频道、链接和网址`},
	{code: "head-theme", kind: Text, en: `Themes`, zh: `主题`},
	{code: "head-machine", kind: Text, en: `The machine`, zh: `机器和文件系统`},
	{code: "head-preview", kind: Text, en: `The preview`, zh: `预览`},
	{code: "head-publish", kind: Text, en: `Publishing`, zh: `发布`},
	{code: "head-shard", kind: Text, en: `A build in parts`, zh: `分段生成`},
	{code: "head-announce", kind: Text, en: `Telling search engines`, zh: `告诉搜索引擎`},
	{code: "head-host", kind: Text, en: `Hosts and search engines`, zh: `主机和搜索引擎`},
	{code: "head-command", kind: Text, en: `Usage`, zh: `命令的用法`},
}
