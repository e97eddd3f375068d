package message

// fileEntries are about files as such: their bytes, the folders they lie in, and
// what stands in the output folder.
var fileEntries = []entry{
	{
		code: "file-not-utf8", kind: Error,
		en:    `the file is not valid UTF-8`,
		zh:    `文件不是 UTF-8 编码的文本`,
		hints: "save-as-utf8",
	},
	{
		code: "file-gbk", kind: Error,
		en:    `the file is in GBK, not in UTF-8`,
		zh:    `文件存成了 GBK（ANSI）编码，应当存成 UTF-8`,
		hints: "save-gbk-as-utf8",
	},
	{
		code: "file-utf16", kind: Error,
		en:    `the file is in UTF-16, not in UTF-8`,
		zh:    `文件存成了 UTF-16 编码，应当存成 UTF-8`,
		hints: "save-as-utf8",
	},
	{
		code: "save-as-utf8", kind: Hint,
		en: `save it again as UTF-8; in Notepad: File, Save as, Encoding UTF-8`,
		zh: `用记事本打开，点“文件”→“另存为”，“编码”选“UTF-8”，再点“保存”`,
	},
	{
		code: "save-gbk-as-utf8", kind: Hint,
		en: `on Windows open it in Notepad, choose File, Save as, Encoding UTF-8; elsewhere: iconv -f GB18030 -t UTF-8 OLD > NEW`,
		zh: `用记事本打开，点“文件”→“另存为”，“编码”选“UTF-8”，再点“保存”；在 Linux、macOS 上：iconv -f GB18030 -t UTF-8 旧文件 > 新文件`,
	},
	{
		code: "file-nul", kind: Error,
		en:    `the file contains a NUL byte`,
		zh:    `这不是文字文件（可能是 Word 文档或图片）`,
		hints: "not-a-text",
	},
	{
		code: "not-a-text", kind: Hint,
		en: `articles are text files; is this another kind of file, or UTF-16?`,
		zh: `文章要用纯文本写；Word 文档、图片不能直接改名成 .md，用记事本写的要另存为 UTF-8 编码`,
	},
	{
		code: "file-too-large", kind: Error, args: "mb int",
		en:    `the file is larger than {mb} MB`,
		zh:    `文件太大，超过了 {mb} MB`,
		hints: "split-article",
	},
	{
		code: "split-article", kind: Hint,
		en: `split the article, or leave the file out of content/`,
		zh: `把文章分成几篇，或者把这个文件移出 content/`,
	},
	{
		code: "file-unreadable", kind: Error, args: "cause message",
		en:    `the file cannot be read: {cause}`,
		zh:    `文件读不出来：{cause}`,
		hints: "check-file",
	},
	{
		code: "folder-unreadable", kind: Error, args: "cause message",
		en:    `the folder cannot be read: {cause}`,
		zh:    `文件夹打不开：{cause}`,
		hints: "check-file",
	},
	{
		code: "check-file", kind: Hint,
		en: `can you open it? Close programs that use it, and copy it anew if it is damaged`,
		zh: `先看看自己能不能打开；有别的程序在用就关掉，坏了就换一份`,
	},
	{
		code: "put-files-here", kind: Hint,
		en: `put its files themselves here`,
		zh: `要用的话，把文件本身放到这里`,
	},
	{
		code: "mend-and-build", kind: Hint,
		en: `mend these, then build again`,
		zh: `先改好列出的这些，再生成一次`,
	},
	{
		code: "folder-too-deep", kind: Error, args: "depth int",
		en:    `folders nest more than {depth} deep`,
		zh:    `文件夹套得太深，超过了 {depth} 层`,
		hints: "move-up",
	},
	{
		code: "move-up", kind: Hint,
		en: `move the files up`,
		zh: `把文件往上层移`,
	},
	{
		code: "not-a-file", kind: Warning,
		en:    `this is not a file; it is skipped`,
		zh:    `这不是普通文件，已跳过`,
		hints: "put-files-here",
	},
	{
		code: "link-out-of-folder", kind: Error,
		en:    `the link leads out of the folder, or nowhere`,
		zh:    `这个快捷方式（符号链接）指向文件夹外面，或者指向的文件已经没有了`,
		hints: "copy-instead",
	},
	{
		code: "link-to-no-file", kind: Error,
		en:    `the link leads to something that is not a file`,
		zh:    `这个快捷方式（符号链接）指向的不是普通文件`,
		hints: "copy-instead",
	},
	{
		code: "copy-instead", kind: Hint,
		en: `copy the file here instead`,
		zh: `把文件本身复制到这里`,
	},
	{
		code: "link-to-folder", kind: Warning,
		en:    `links to folders are not followed`,
		zh:    `这个快捷方式（符号链接）指向文件夹，里面的内容不会处理`,
		hints: "put-files-here",
	},
	{
		code: "file-has-more-problems", kind: Warning,
		en:    `the file has more problems than are shown`,
		zh:    `这个文件的问题太多，其余的没有列出`,
		hints: "mend-and-build",
	},
	{
		code: "own-name", kind: Error, args: "prefix",
		en:    `names that begin with {prefix} are wendang's own`,
		zh:    `以 {prefix} 开头的名字只供 wendang 自己使用`,
		hints: "rename-file, give-another-slug, take-alias-out",
	},
	{
		code: "rename-file", kind: Hint,
		en: `rename the file`,
		zh: `给文件换个名字`,
	},
	{
		code: "output-foreign", kind: Error,
		en:    `the output folder holds this file, which wendang did not write`,
		zh:    `输出文件夹里本来就有这个文件，不是 wendang 生成的，不能覆盖`,
		hints: "move-away",
	},
	{
		code: "move-away", kind: Hint,
		en: `move it away, or choose another folder with --out`,
		zh: `把它移走，或者用 --out 另选一个输出文件夹`,
	},
	{
		code: "cache-unsaved", kind: Warning, args: "cause message",
		en:    `the cache cannot be saved: {cause}`,
		zh:    `缓存没有存下来：{cause}`,
		hints: "next-build-slower",
	},
	{
		code: "next-build-slower", kind: Hint,
		en: `the site is all right, but the next build takes longer`,
		zh: `网站没有问题，只是下次生成会慢一些`,
	},
	{
		code: "article-aside", kind: Warning,
		en:    `this looks like the source of an article, and is left out`,
		zh:    `这个文件像是文章的源文件，没有放进网站`,
		hints: "name-article",
	},
	{
		code: "name-article", kind: Hint,
		en: `give it a name that ends in .md to publish it, or put it into static/ to copy it as it is`,
		zh: `要发布就把文件名改成以 .md 结尾；要原样提供下载就放进 static/`,
	},
	{
		code: "files-unlinked", kind: Warning, args: "n int, names list",
		en:    `{n|a file that no article links to becomes|{n} files that no article links to become} public: {names}`,
		zh:    `{n} 个没有文章链接到的文件会公开：{names}`,
		hints: "link-or-move",
	},
	{
		code: "link-or-move", kind: Hint,
		en: `link to what is meant for readers, and move the rest out of content/`,
		zh: `给读者看的，在文章里加上链接；其余的移出 content/`,
	},
}
