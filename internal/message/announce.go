package message

// announceEntries are about telling search engines.
var announceEntries = []entry{
	{
		code: "announce-nobody", kind: Failure,
		en:    `there is no search engine to tell`,
		zh:    `没有写要告诉哪个搜索引擎`,
		hints: "write-announce",
	},
	{
		code: "write-announce", kind: Hint,
		en: `write [announce] with indexnow = "a key of your own" into site.toml, or set WENDANG_BAIDU_TOKEN; see docs/publishing.md`,
		zh: `在 site.toml 里写 [announce]，下面写 indexnow = "自己编的 key"，或者设环境变量 WENDANG_BAIDU_TOKEN；见 docs/publishing.zh-CN.md`,
	},
	{
		code: "announce-invalid", kind: Failure, args: "value",
		en:    `--announce cannot be "{value}"`,
		zh:    `--announce 不能写“{value}”`,
		hints: "announce-values",
	},
	{
		code: "announce-values", kind: Hint,
		en: `--announce alone tells what is new, changed or gone, --announce=all tells everything again, --announce=off tells nothing`,
		zh: `--announce 告诉新的、变了的和没有了的，--announce=all 全部再告诉一遍，--announce=off 不告诉`,
	},
	{
		code: "announce-needs-site", kind: Failure,
		en:    `without a site it is not known what to tell search engines`,
		zh:    `没有网站文件夹，不知道要告诉搜索引擎什么`,
		hints: "name-site-folder",
	},
	{
		code: "announce-no-address", kind: Failure,
		en:    `search engines cannot be told: site.toml has no base_url`,
		zh:    `没法告诉搜索引擎：site.toml 里没有写 base_url`,
		hints: "write-base-url",
	},
	{
		code: "announce-no-pages", kind: Failure,
		en:    `it is not known which pages the last build has made`,
		zh:    `不知道上次生成了哪些网页`,
		hints: "build-again",
	},
	{
		code: "announce-busy", kind: Failure,
		en:    `search engines are being told of this site just now`,
		zh:    `正在把这个网站告诉搜索引擎`,
		hints: "wait-for-it",
	},
	{
		code: "announce-later", kind: Hint,
		en: `the site is up; what was not told is told by the next publish`,
		zh: `网站已经发布好了；没有告诉的，下次发布时再告诉`,
	},
	{
		code: "announced", kind: Text, args: "engine, fresh int, changed int, gone int, more message",
		en: `{engine} told of {fresh} new, {changed} changed and {gone} gone addresses{more}`,
		zh: `告诉了 {engine}：新的 {fresh} 个，变了的 {changed} 个，没有了的 {gone} 个{more}`,
	},
	{
		code: "would-announce", kind: Text, args: "engine, fresh int, changed int, gone int",
		en: `would tell {engine} of {fresh} new, {changed} changed and {gone} gone addresses`,
		zh: `会告诉 {engine}：新的 {fresh} 个，变了的 {changed} 个，没有了的 {gone} 个`,
	},
	{
		code: "announced-remain", kind: Text, args: "n int, more message",
		en: `; it takes {n} more today{more}`,
		zh: `；今天还能告诉 {n} 个{more}`,
	},
	{
		code: "announced-full", kind: Text, args: "n int",
		en: `; it takes no more today, and {n} wait for tomorrow's publish`,
		zh: `；今天的份额用完了，还有 {n} 个等明天发布时再告诉`,
	},
	{
		code: "announced-waiting", kind: Text, args: "n int",
		en: `; {n} wait for the next publish`,
		zh: `；还有 {n} 个等下次发布时再告诉`,
	},
	{
		code: "announced-refused", kind: Text, args: "n int, more message",
		en: `; {n} not wanted{more}`,
		zh: `；{n} 个它不收{more}`,
	},
	{
		code: "engine-unreachable", kind: Failure, args: "engine, cause message",
		en:    `{engine} cannot be reached: {cause}`,
		zh:    `连接不上 {engine}：{cause}`,
		hints: "announce-later",
	},
	{
		code: "engine-silent", kind: Failure, args: "engine, cause message",
		en:    `{engine} does not say what it has taken: {cause}`,
		zh:    `{engine} 没有回答收下了没有：{cause}`,
		hints: "announce-later",
	},
	{
		code: "announce-stopped", kind: Failure,
		en:    `stopped before search engines were told of everything`,
		zh:    `已停止，还没有全部告诉搜索引擎`,
		hints: "announce-later",
	},
	{
		code: "announce-not-here", kind: Text, args: "name",
		en: `search engines are not told: [announce] is for the target {name}; --announce tells them nevertheless`,
		zh: `没有告诉搜索引擎：[announce] 说的是目标 {name}；要告诉就加 --announce`,
	},
	{
		code: "announce-with-equals", kind: Hint, args: "value",
		en: `write --announce={value}`,
		zh: `写成 --announce={value}`,
	},
	{
		code: "engine-answers", kind: Failure, args: "engine, status int",
		en:    `{engine} answers {status}, which its documentation does not explain`,
		zh:    `{engine} 回答 {status}，它的文档里没有说明是什么意思`,
		hints: "announce-later",
	},
	{
		code: "index-now-accepted", kind: Text, args: "address",
		en: `IndexNow has taken the addresses, and will look for the key at {address} before it believes them`,
		zh: `IndexNow 收下了，要先到 {address} 核对 key 才会采用`,
	},
	{
		code: "index-now-bad-request", kind: Failure,
		en: `IndexNow answers 400: it cannot read what it is told`,
		zh: `IndexNow 回答 400：格式不对`,
	},
	{
		code: "index-now-forbidden", kind: Failure, args: "address",
		en:    `IndexNow answers 403: it does not find the key at {address}`,
		zh:    `IndexNow 回答 403：在 {address} 没有找到 key，或者对不上`,
		hints: "check-key-file",
	},
	{
		code: "index-now-other-host", kind: Failure, args: "host",
		en:    `IndexNow answers 422: the addresses do not belong to {host}, or the key is not the site's`,
		zh:    `IndexNow 回答 422：网址不属于 {host}，或者 key 不是这个网站的`,
		hints: "check-key-file",
	},
	{
		code: "check-key-file", kind: Hint,
		en: `see whether base_url is right, and whether a browser shows the key there`,
		zh: `看看 base_url 对不对，用浏览器打开能不能看到 key`,
	},
	{
		code: "index-now-too-many", kind: Failure,
		en:    `IndexNow answers 429: it was told too often`,
		zh:    `IndexNow 回答 429：告诉得太频繁了`,
		hints: "announce-later",
	},
	{
		code: "baidu-token-missing", kind: Failure,
		en:    `Baidu is to be told, but its token is not in the environment`,
		zh:    `要告诉百度，但环境变量里没有 token`,
		hints: "set-baidu-token",
	},
	{
		code: "set-baidu-token", kind: Hint, args: "variable",
		en: `set {variable} to the token that ziyuan.baidu.com shows for the site under 普通收录, API提交`,
		zh: `到 ziyuan.baidu.com 的“普通收录”里找到“API提交”的 token，放在环境变量 {variable} 里`,
	},
	{
		code: "baidu-over-quota", kind: Failure,
		en: `Baidu says "over quota": it takes no more addresses today`,
		zh: `百度回答“over quota”：今天的份额用完了`,
	},
	{
		code: "baidu-takes-none", kind: Failure, args: "n int",
		en:    `Baidu takes none of {n} addresses, and does not say why`,
		zh:    `百度一个也没有收（共 {n} 个），也没有说为什么`,
		hints: "announce-later",
	},
	{
		code: "baidu-site-error", kind: Failure, args: "site",
		en:    `Baidu says "site error": {site} is not verified there`,
		zh:    `百度回答“site error”：{site} 没有在百度验证过`,
		hints: "verify-at-baidu",
	},
	{
		code: "verify-at-baidu", kind: Hint,
		en: `add the site with just this http or https and name at ziyuan.baidu.com, and verify it`,
		zh: `到 ziyuan.baidu.com 添加并验证这个网站，http 还是 https、带不带 www 都要和这里一样`,
	},
	{
		code: "baidu-token-invalid", kind: Failure, args: "site",
		en:    `Baidu says "token is not valid": it is not the token of {site}`,
		zh:    `百度回答“token is not valid”：token 不是 {site} 的`,
		hints: "set-baidu-token",
	},
	{
		code: "baidu-empty", kind: Failure,
		en: `Baidu says "empty content": it got no addresses`,
		zh: `百度回答“empty content”：它没有收到网址`,
	},
	{
		code: "baidu-too-many", kind: Failure,
		en: `Baidu says "only 2000 urls are allowed once": a call had too many addresses`,
		zh: `百度回答“only 2000 urls are allowed once”：一次告诉的网址太多`,
	},
	{
		code: "baidu-no-endpoint", kind: Failure,
		en:    `Baidu says "not found": it is told at the wrong place`,
		zh:    `百度回答“not found”：接口的地址不对`,
		hints: "check-baidu-endpoint",
	},
	{
		code: "check-baidu-endpoint", kind: Hint,
		en: `take baidu_endpoint out of site.toml, or write what ziyuan.baidu.com shows`,
		zh: `删掉 site.toml 里的 baidu_endpoint，或者照 ziyuan.baidu.com 上的写`,
	},
	{
		code: "baidu-not-same-site", kind: Text, args: "n int, address, site",
		en: `Baidu does not take {n} addresses, which are not of {site} (not_same_site); the first is {address}; once the right site is verified, --announce=all tells them again`,
		zh: `有 {n} 个网址百度没有收，说不属于 {site}（not_same_site），第一个是 {address}；验证好网站以后用 --announce=all 再告诉一遍`,
	},
	{
		code: "baidu-not-valid", kind: Text, args: "n int, address",
		en: `Baidu does not take {n} addresses, which it finds malformed (not_valid); the first is {address}`,
		zh: `有 {n} 个网址百度没有收，说不合法（not_valid），第一个是 {address}`,
	},
	{
		code: "baidu-counts-fewer", kind: Text, args: "success int, n int",
		en: `Baidu counts {success} addresses of {n}, and does not say which it has not taken`,
		zh: `告诉了百度 {n} 个，它说收了 {success} 个，没有说哪些没收`,
	},
}
