package message

// commandEntries are about the command line: wrong usage, progress, summaries.
var commandEntries = []entry{
	{
		code: "command-missing", kind: Failure,
		en: `no command given`,
		zh: `没有写要做什么`,
	},
	{
		code: "unknown-command", kind: Failure, args: "name",
		en:    `unknown command "{name}"`,
		zh:    `没有“{name}”这个命令`,
		hints: "did-you-mean, see-help",
	},
	{
		code: "unknown-flag", kind: Failure, args: "flag",
		en:    `unknown flag {flag}`,
		zh:    `没有 {flag} 这个选项`,
		hints: "did-you-mean, two-dashes, see-help",
	},
	{
		code: "two-dashes", kind: Hint, args: "flag",
		en: `write --{flag}, with two dashes`,
		zh: `写成 --{flag}，前面两个减号`,
	},
	{
		code: "flag-without-value", kind: Failure, args: "flag",
		en:    `{flag} needs a value`,
		zh:    `{flag} 后面要写内容`,
		hints: "see-help",
	},
	{
		code: "flag-value-invalid", kind: Failure, args: "flag, value",
		en:    `"{value}" does not fit {flag}`,
		zh:    `{flag} 后面不能写“{value}”`,
		hints: "see-help, languages-are, channels-are, festivals-are, did-you-mean, date-form, number-of-jobs, number-of-results, number-of-segments",
	},
	{
		code: "flag-form-invalid", kind: Failure, args: "flag",
		en:    `{flag} is not written as a flag is`,
		zh:    `{flag} 不是选项的写法`,
		hints: "see-help",
	},
	{
		code: "date-form", kind: Hint,
		en: `write a day as 2021-02-13`,
		zh: `日子写成 2021-02-13 这样`,
	},
	{
		code: "number-of-jobs", kind: Hint,
		en: `write 1 or more, or leave the flag out`,
		zh: `写 1 或更大的数，或者不写这个选项`,
	},
	{
		code: "number-of-segments", kind: Hint,
		en: `write 1 or more, or leave the flag out`,
		zh: `写 1 或更大的数，或者不写这个选项`,
	},
	{
		code: "number-of-results", kind: Hint,
		en: `write 1 or more`,
		zh: `写 1 或更大的数`,
	},
	{
		code: "languages-are", kind: Hint,
		en: `write en for English or zh for Chinese`,
		zh: `中文写 zh，英文写 en`,
	},
	{
		code: "argument-unexpected", kind: Failure, args: "argument",
		en:    `unexpected {argument}`,
		zh:    `多写了“{argument}”`,
		hints: "source-before-folder, see-help",
	},
	{
		code: "source-before-folder", kind: Hint, args: "command, dir",
		en: `write wendang {command} --source {dir}`,
		zh: `网站文件夹要这样写：wendang {command} --source {dir}`,
	},
	{
		code: "query-missing", kind: Failure,
		en:    `what is to be searched for?`,
		zh:    `没有写要找什么`,
		hints: "write-query",
	},
	{
		code: "write-query", kind: Hint,
		en: `write wendang search QUERY`,
		zh: `写成：wendang search 要找的词`,
	},
	{
		code: "folder-missing", kind: Failure,
		en:    `the folder to make is not named`,
		zh:    `没有写新网站的文件夹`,
		hints: "write-folder",
	},
	{
		code: "write-folder", kind: Hint,
		en: `write wendang init DIR`,
		zh: `写成：wendang init 文件夹`,
	},
	{
		code: "shell-missing", kind: Failure,
		en:    `the shell is not named`,
		zh:    `没有写是哪种命令行环境（shell）`,
		hints: "shells-are",
	},
	{
		code: "shell-unknown", kind: Failure, args: "name",
		en:    `unknown shell "{name}"`,
		zh:    `没有“{name}”这种命令行环境（shell）的补全`,
		hints: "did-you-mean, shells-are",
	},
	{
		code: "shells-are", kind: Hint, args: "names list",
		en: `the shells are {names}`,
		zh: `可以写：{names}`,
	},
	{
		code: "see-help", kind: Hint, args: "command",
		en: `see {command}`,
		zh: `用法见 {command}`,
	},

	{
		code: "not-double-clicked", kind: Text,
		en: `wendang is a program for the command line. Open a window of PowerShell in its folder,
and type: .\wendang help
`,
		zh: `wendang 要在命令行里用，不能双击打开。
在它所在的文件夹里打开 PowerShell 窗口，输入：.\wendang help
`,
	},

	// Summaries.
	{
		code: "counts", kind: Text, args: "errors int, warnings int",
		en: `{errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}`,
		zh: `{errors} 个错误，{warnings} 个警告`,
	},
	{
		code: "nothing-written", kind: Text, args: "counts message",
		en: `{counts}; nothing was written`,
		zh: `{counts}；没有写入任何文件`,
	},
	{
		code: "counts-and", kind: Text, args: "counts message, rest message",
		en: `{counts}; {rest}`,
		zh: `{counts}；{rest}`,
	},
	{
		code: "built", kind: Text,
		args: "articles int, pages int, seconds, written int, unchanged int, removed int, out, index message, hidden message",
		en: `{articles} {articles|article|articles} on {pages} {pages|page|pages} in {seconds} s: ` +
			`{written} {written|file|files} written, {unchanged} unchanged, {removed} removed in {out}{index}{hidden}`,
		zh: `{articles} 篇文章，{pages} 个网页，用了 {seconds} 秒：写入 {written} 个文件，{unchanged} 个没有变化，删除 {removed} 个，输出在 {out}{index}{hidden}`,
	},
	{
		code: "built-index", kind: Text, args: "megabytes, files int",
		en: `; search index of {megabytes} MB in {files} {files|file|files}`,
		zh: `；搜索索引 {megabytes} MB，{files} 个文件`,
	},
	{
		code: "built-hidden", kind: Text, args: "drafts int, future int, expired int",
		en: `; not shown: {drafts} {drafts|draft|drafts}, {future} of the future, {expired} expired`,
		zh: `；没有发布：草稿 {drafts} 篇，日期未到 {future} 篇，过期 {expired} 篇`,
	},
	{
		code: "built-next", kind: Text, args: "built message, day",
		en: `{built}; on {day} the portal changes by itself and is to be built again`,
		zh: `{built}；{day} 有文章到期发布或过期，那天要再生成一次`,
	},
	{
		code: "built-no-address", kind: Text, args: "built message",
		en: `{built}; without base_url in site.toml there are no feeds, sitemaps and canonical links`,
		zh: `{built}；site.toml 没写 base_url，所以没有订阅源、站点地图和规范网址（canonical）`,
	},
	{
		code: "hidden-article", kind: Text, args: "path, why",
		en: `not shown: {path} ({why})`,
		zh: `没有发布：{path}（{why}）`,
	},
	{
		code: "articles-found", kind: Text, args: "articles int",
		en: `{articles} {articles|article|articles}`,
		zh: `{articles} 篇文章`,
	},
	{
		code: "titles-only", kind: Text,
		en: `there are many texts, so a single character is looked for in titles and tags alone`,
		zh: `文章很多，一个字只在标题和标签里查找。`,
	},
	{
		code: "found-alone", kind: Text, args: "part, articles int",
		en: `{part} by itself: {articles} {articles|article|articles}`,
		zh: `单独查找“{part}”：{articles} 篇文章`,
	},
	{
		code: "partly-read", kind: Text, args: "articles int",
		en: `there are many texts: a single character is looked for in the first {articles} articles, and in the titles and tags of the others`,
		zh: `文章很多，一个字只在最靠前的 {articles} 篇和其余文章的标题、标签里查找。`,
	},
	{
		code: "add-a-character", kind: Text,
		en: `add another character`,
		zh: `请再加一个字。`,
	},
	{
		code: "nothing-to-look-for", kind: Text,
		en: `there is nothing in this to look for`,
		zh: `这里没有可以查找的字词。`,
	},
	{
		code: "found-everywhere", kind: Text, args: "articles int",
		en: `in all channels and festivals: {articles} {articles|article|articles}`,
		zh: `在全部频道和节日里：{articles} 篇文章`,
	},
	{
		code: "found-unchecked", kind: Text,
		en: `in these the words may or may not stand together; they were not checked one by one:`,
		zh: `以下文章没有逐篇核对，字词不一定连在一起：`,
	},
	{
		code: "found-apart", kind: Text,
		en: `these have all words, but not together:`,
		zh: `以下文章含有全部字词，但不连在一起：`,
	},
	{
		code: "made-file", kind: Text, args: "path",
		en: `made {path}`,
		zh: `已建 {path}`,
	},
	{
		code: "serve-next", kind: Text, args: "dir",
		en: `now: wendang serve --source {dir}`,
		zh: `下一步预览：wendang serve --source {dir}`,
	},
	{
		code: "serving", kind: Text, args: "url",
		en: `the portal is at {url} (Ctrl-C ends)`,
		zh: `网站在 {url}，用浏览器打开；按 Ctrl-C 结束`,
	},
	{
		code: "program-says", kind: Text, args: "what message",
		en: `wendang: {what}`,
		zh: `wendang：{what}`,
	},

	// Stages of a build.
	{code: "progress-files", kind: Text, en: `files`, zh: `个文件`},
	{code: "stage-config", kind: Text, en: `config, theme`, zh: `配置、主题`},
	{code: "stage-list", kind: Text, en: `list`, zh: `列出文件`},
	{code: "stage-parse", kind: Text, en: `read, parse`, zh: `读取、解析`},
	{code: "stage-arrange", kind: Text, en: `arrange`, zh: `编排`},
	{code: "stage-relate", kind: Text, en: `relate`, zh: `相关文章`},
	{code: "stage-templates", kind: Text, en: `templates`, zh: `模板`},
	{code: "stage-outputs", kind: Text, en: `outputs`, zh: `输出清单`},
	{code: "stage-index", kind: Text, en: `index`, zh: `搜索索引`},
	{code: "stage-write", kind: Text, en: `render, write`, zh: `生成、写入`},
	{code: "stage-commit", kind: Text, en: `commit`, zh: `替换旧文件`},
	{code: "progress-reading", kind: Text, en: `reading`, zh: `读取`},
	{code: "progress-indexing", kind: Text, en: `indexing`, zh: `建立索引`},
	{code: "progress-writing-index", kind: Text, en: `writing the index`, zh: `写入索引`},
	{code: "progress-writing", kind: Text, en: `writing`, zh: `写入`},
}
