package message

// previewEntries are what a preview says: in the terminal, and on the pages that it shows.
var previewEntries = []entry{
	{
		code: "address-taken", kind: Failure, args: "address",
		en:    `another program is using {address}`,
		zh:    `另一个程序正在使用 {address}`,
		hints: "leave-addr-out",
	},
	{
		code: "leave-addr-out", kind: Hint, args: "address",
		en: `end that program; or name another address, such as --addr {address}; or leave --addr out, and the next free one is taken`,
		zh: `关掉那个程序；或者换一个地址，如 --addr {address}；或者不写 --addr，会自动用下一个空着的地址`,
	},
	{
		code: "serving-beyond", kind: Text,
		en: `note: this address can be reached from other machines; whoever reaches it sees the portal, with drafts and mistakes`,
		zh: `注意：别的机器也能打开这个地址，能打开的人都看得到网站，连同草稿和错误`,
	},
	{
		code: "serving-published", kind: Text,
		en: `note: this address can be reached from other machines; whoever reaches it sees the portal, with its mistakes`,
		zh: `注意：别的机器也能打开这个地址，能打开的人都看得到网站，连同错误`,
	},
	{
		code: "preview-polls", kind: Text,
		en: `the file system here does not tell of changes: they are looked for now and then, and show a little later`,
		zh: `这里的文件系统不报告改动，只能隔一会儿查一遍，改动要稍晚一点才显示`,
	},
	{
		code: "browser-not-opened", kind: Text, args: "cause message",
		en: `the browser cannot be opened: {cause}`,
		zh: `浏览器打不开：{cause}`,
	},
	{
		code: "preview-step", kind: Text, args: "clock, what message, ms int",
		en: `{clock} {what}, shown after {ms} ms`,
		zh: `{clock} {what}，{ms} 毫秒后显示`,
	},
	{
		code: "preview-file", kind: Text, args: "path",
		en: `{path}`,
		zh: `{path}`,
	},
	{
		code: "preview-files", kind: Text, args: "files int",
		en: `{files} {files|file|files}`,
		zh: `{files} 个文件`,
	},
	{
		code: "preview-day", kind: Text,
		en: `another day has begun`,
		zh: `新的一天开始了`,
	},
	{
		code: "preview-sound", kind: Text, args: "clock",
		en: `{clock} all mistakes are mended`,
		zh: `{clock} 错误都改好了`,
	},

	// Pages of the preview's own, and what stands on others.
	{code: "preview-draft", kind: Text, en: `draft`, zh: `草稿`},
	{code: "preview-future", kind: Text, args: "day", en: `from {day} on`, zh: `{day} 起发布`},
	{code: "preview-expired", kind: Text, args: "day", en: `expired after {day}`, zh: `{day} 后已过期`},
	{
		code: "preview-hidden", kind: Text, args: "why list",
		en: `{why}; only the preview shows this article`,
		zh: `{why}，这篇文章只在预览里看得到`,
	},
	{
		code: "preview-mistakes", kind: Text, args: "errors int",
		en: `{errors} {errors|mistake|mistakes}`,
		zh: `{errors} 处错误`,
	},
	{
		code: "preview-indexing", kind: Text,
		en: `the search index is being made; results come by themselves`,
		zh: `正在建立搜索索引，好了以后结果会自己出来`,
	},
	{
		code: "preview-index-failed", kind: Text, args: "cause message",
		en: `the search index cannot be made: {cause}`,
		zh: `搜索索引建不起来：{cause}`,
	},
	{code: "preview-page-broken", kind: Text, en: `This page cannot be shown`, zh: `这个网页暂时显示不出来`},
	{code: "preview-site-broken", kind: Text, en: `The portal cannot be shown`, zh: `网站暂时显示不出来`},
	{code: "preview-problems", kind: Text, en: `What is wrong with the site`, zh: `网站的问题`},
	{code: "preview-no-problems", kind: Text, en: `Nothing.`, zh: `没有问题。`},
	{
		code: "preview-comes-back", kind: Text,
		en: `When it is mended, the page comes back by itself.`,
		zh: `改好以后，网页会自己回来。`,
	},
	{
		code: "preview-host-refused", kind: Text, args: "host",
		en: `This preview does not answer to the name “{host}”: another site could pretend to be it. If the name is yours, start the preview with --allow-host {host}`,
		zh: `预览不接受“{host}”这个名字，以防别的网站冒充。如果这个名字是自己的，启动时加上 --allow-host {host}`,
	},
}
