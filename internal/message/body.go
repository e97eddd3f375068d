package message

// bodyEntries are about the text of an article.
var bodyEntries = []entry{
	{
		code: "control-characters", kind: Warning,
		en:    `control characters are taken for spaces`,
		zh:    `这里有看不见的控制字符，当作空格`,
		hints: "type-again",
	},
	{
		code: "paragraph-indented", kind: Warning,
		en:    `an indented Chinese paragraph is taken for text, not for code`,
		zh:    `这一段前面有四个空格，当作正文，不当作代码`,
		hints: "leave-out-indentation",
	},
	{
		code: "leave-out-indentation", kind: Hint,
		en: "leave out the indentation: the page indents paragraphs itself; code stands between ``` lines",
		zh: "段首不用打空格，网页会自动缩进；真要写代码，放在两行 ``` 之间",
	},
	{
		code: "link-forbidden", kind: Warning, args: "to",
		en:    `the link to "{to}" is left out`,
		zh:    `链接“{to}”不安全或不认识，只保留了文字`,
		hints: "link-schemes",
	},
	{
		code: "link-schemes", kind: Hint,
		en: `links may lead to http, https, mailto, tel and ftp addresses and to files of the site`,
		zh: `链接只能通到 http、https、mailto、tel、ftp 地址和本站的文件`,
	},
	{
		code: "anchor-missing", kind: Warning, args: "id",
		en:    `the link leads to #{id}, which this article does not have`,
		zh:    `链接通到 #{id}，这篇文章里没有这个位置`,
		hints: "heading-ids",
	},
	{
		code: "heading-ids", kind: Hint,
		en: `a heading's id is its text in lower case, with - for spaces and punctuation`,
		zh: `小标题的位置名就是它的文字，标点和空格换成 -，如“一、行动”是 #一-行动`,
	},
	{
		code: "nesting-too-deep", kind: Error,
		en:    `the text nests too deep here`,
		zh:    `这里的引用、列表一层套一层，套得太深`,
		hints: "less-nesting",
	},
	{
		code: "blocks-too-deep", kind: Error, args: "depth int",
		en:    `blocks nest more than {depth} deep`,
		zh:    `引用、列表一层套一层，超过了 {depth} 层`,
		hints: "less-nesting",
	},
	{
		code: "less-nesting", kind: Hint,
		en: `are there too many > or - at the beginning of a line?`,
		zh: `看看行首是不是多打了 > 或 -`,
	},
	{
		code: "links-too-many", kind: Error,
		en:    `the paragraph has too many links for its length`,
		zh:    `这一段里的链接太多`,
		hints: "divide-paragraph",
	},
	{
		code: "marks-too-many", kind: Error,
		en:    `the paragraph has too many emphasis marks`,
		zh:    `这一段里的 *、_、~ 太多`,
		hints: "divide-paragraph",
	},
	{
		code: "divide-paragraph", kind: Hint,
		en: `divide it by empty lines`,
		zh: `用空行分成几段`,
	},
	{
		code: "cells-too-many", kind: Error, args: "cells int",
		en:    `the table has more than {cells} cells`,
		zh:    `表格太大，超过了 {cells} 格`,
		hints: "divide-table",
	},
	{
		code: "divide-table", kind: Hint,
		en: `divide it, or put it beside the article as a file`,
		zh: `分成几个表，或者作为附件放在文章旁边`,
	},
	{
		code: "element-left-out", kind: Warning, args: "name",
		en:    `the element <{name}> is left out, with all that stands in it`,
		zh:    `<{name}> 连同里面的内容去掉了`,
		hints: "html-kept",
	},
	{
		code: "html-kept", kind: Hint,
		en: `of HTML only what formats text is kept`,
		zh: `HTML 只保留排版用的部分，脚本、样式、框架等一律去掉`,
	},
	{
		code: "element-unclosed", kind: Warning, args: "name",
		en:    `<{name}> is never closed, and is shown as text`,
		zh:    `<{name}> 后面没有结束标记，当作文字显示`,
		hints: "tag-as-text",
	},
	{
		code: "tag-as-text", kind: Hint,
		en: "for a tag as text write it `in backquotes`",
		zh: "要原样显示标记，就用反引号括起来，如 `<title>`",
	},
	{
		code: "html-unreadable", kind: Error, args: "cause message",
		en: `the HTML of this article cannot be read: {cause}`,
		zh: `这篇文章里的 HTML 读不出来：{cause}`,
	},
}
