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
		code: "file-type-left-out", kind: Warning, args: "ending, n int",
		en:    `files of the type .{ending} are left out, since what lies beside articles is not trusted{n||: {n} of them}`,
		zh:    `文章旁边的 .{ending} 文件没有发布，因为这类文件可能不安全{n||，一共 {n} 个}`,
		hints: "allow-file-type",
	},
	{
		code: "file-inner-type-left-out", kind: Warning, args: "ending, n int",
		en:    `{n|this file is|these files are} left out, since some servers take what has .{ending} in its name for that type{n||: {n} of them}`,
		zh:    `文件名中间有 .{ending}，有的服务器会当成这类文件，没有发布{n||，一共 {n} 个}`,
		hints: "rename-inner-type",
	},
	{
		code: "rename-inner-type", kind: Hint, args: "ending",
		en: `rename it, without the point before {ending}, such as Vue-js.pdf for Vue.js.pdf`,
		zh: `改个文件名，去掉 {ending} 前面的点，如 Vue.js.pdf 改成 Vue-js.pdf`,
	},
	{
		code: "host-file-left-out", kind: Warning, args: "n int",
		en:    `{n|this file is|these files are} left out, since {n|it sets|they set} up the host of the whole site, and what lies beside articles is not trusted{n||: {n} of them}`,
		zh:    `这种文件是整个网站的托管设置，文章旁边的文件可能不安全，没有发布{n||，一共 {n} 个}`,
		hints: "put-into-static",
	},
	{
		code: "files-without-type-left-out", kind: Warning, args: "n int",
		en:    `{n|this file is left out, since its name has|these files are left out, since their names have} no ending that tells what {n|it is|they are}{n||: {n} of them}`,
		zh:    `文件名没有后缀，看不出是什么文件，没有发布{n||，一共 {n} 个}`,
		hints: "put-into-static",
	},
	{
		code: "image-cut", kind: Warning,
		en:    `scripts, links or references to other places are left out of this SVG image`,
		zh:    `这个 SVG 图里的脚本、链接或者对外部的引用已经去掉`,
		hints: "allow-file-type",
	},
	{
		code: "image-not-clean", kind: Warning, args: "cause message",
		en:    `this SVG image cannot be read, and is left out: {cause}`,
		zh:    `这个 SVG 图读不懂，没有发布：{cause}`,
		hints: "export-image, allow-file-type",
	},
	{
		code: "export-image", kind: Hint,
		en: `export it again from the program that drew it, or save it as UTF-8`,
		zh: `用画图的软件重新导出，或者另存为 UTF-8 编码`,
	},
	{
		code: "image-coded", kind: Text,
		en: `it is in another encoding than UTF-8`,
		zh: `不是 UTF-8 编码`,
	},
	{
		code: "image-malformed", kind: Text, args: "line int",
		en: `line {line} is not well-formed XML in UTF-8`,
		zh: `第 {line} 行不合 XML 的格式，或者不是 UTF-8 编码`,
	},
	{
		code: "image-none", kind: Text,
		en: `it holds no image, or not a whole one`,
		zh: `里面没有图，或者图不完整`,
	},
	{code: "image-too-large", kind: Text, args: "mb int", en: `it is larger than {mb} MB`, zh: `文件超过了 {mb} MB`},
	{
		code: "image-too-deep", kind: Text, args: "most int",
		en: `its elements nest more than {most} deep`,
		zh: `里面的元素一层套一层，超过了 {most} 层`,
	},
	{
		code: "allow-file-type", kind: Hint, args: "ending",
		en: `if you trust all who write here, put [files] and allow = ["{ending}"] into site.toml, or the file into static/`,
		zh: `信得过写这些文件的人，就在 site.toml 里写 [files] 和 allow = ["{ending}"]，或者把文件放进 static/`,
	},
	{
		code: "put-into-static", kind: Hint,
		en: `put it into static/ to publish it as it is`,
		zh: `要原样发布，就放进 static/`,
	},
	{
		code: "own-name", kind: Error, args: "prefix",
		en:    `names that begin with {prefix} are wendang's own`,
		zh:    `以 {prefix} 开头的名字只供 wendang 自己使用`,
		hints: "rename-file, give-another-slug, take-alias-out, choose-another-slug",
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
		code: "output-stayed", kind: Warning,
		en:    `this file in the output folder is no longer made, but somebody has changed it; it stays`,
		zh:    `输出文件夹里的这个文件已经不再生成，但有人改过它，所以留着没有删`,
		hints: "delete-if-not-yours",
	},
	{
		code: "delete-if-not-yours", kind: Hint,
		en: `delete it if nobody needs it; it is not told again`,
		zh: `没有用就删掉它；下次不再提醒`,
	},
	{
		code: "cache-unsaved", kind: Warning, args: "cause message",
		en:    `the cache cannot be saved: {cause}`,
		zh:    `缓存没有存下来：{cause}`,
		hints: "next-build-slower",
	},
	{
		code: "cache-nowhere", kind: Warning,
		en:    `neither the site folder nor the user's cache folder can be written to: nothing is kept for the next build`,
		zh:    `网站文件夹和用户的缓存文件夹都写不进去，没有给下一次生成留下缓存`,
		hints: "next-build-slower",
	},
	{
		code: "cache-refused", kind: Warning, args: "path",
		en:    `the site folder cannot be written to, and {path} is not used: it is a link or no folder, or not yours alone; nothing is kept for the next build`,
		zh:    `网站文件夹写不进去，{path} 又不能用：它是链接或者不是文件夹，或者别人也能改；没有给下一次生成留下缓存`,
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
