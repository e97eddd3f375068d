package message

// hostEntries are about what hosts and search engines need.
var hostEntries = []entry{
	{
		code: "host-kind-unknown", kind: Error, args: "name",
		en:    `wendang writes no files for a host "{name}"`,
		zh:    `wendang 不认识“{name}”这种主机`,
		hints: "did-you-mean, host-kinds-are",
	},
	{
		code: "host-kinds-are", kind: Hint, args: "names list",
		en: `kind may be {names}`,
		zh: `kind 可以写：{names}`,
	},
	{
		code: "csp-invalid", kind: Error,
		en:    `csp has a character that cannot stand in the settings of servers`,
		zh:    `csp 里有服务器设置里不能用的字符`,
		hints: "write-csp",
	},
	{
		code: "write-csp", kind: Hint,
		en: `write one line of ASCII without $, ", \ and braces: "default-src 'self'"`,
		zh: `写成一行英文字符，不带 $、"、\ 和花括号，比如 "default-src 'self'"`,
	},
	{
		code: "index-now-key-invalid", kind: Error,
		en:    `this can be no key of IndexNow`,
		zh:    `IndexNow 的 key 不是这样的`,
		hints: "write-index-now-key",
	},
	{
		code: "write-index-now-key", kind: Hint,
		en: `a key has 8 to 128 letters, digits and hyphens; you may make up your own`,
		zh: `key 是 8 到 128 个英文字母、数字或连字符，可以自己编一个`,
	},
	{
		code: "announce-to-unknown", kind: Error, args: "name",
		en:    `there is no [[publish]] with the name "{name}"`,
		zh:    `没有名叫“{name}”的 [[publish]]`,
		hints: "did-you-mean, publish-targets-are, publish-write-target",
	},
	{
		code: "endpoint-invalid", kind: Error, args: "key",
		en:    `{key} is no web address`,
		zh:    `{key} 写的不是网址`,
		hints: "write-endpoint",
	},
	{
		code: "write-endpoint", kind: Hint,
		en: `write http://… or https://…, without a user, a token or anything behind ?`,
		zh: `写 http://… 或 https://…，不带用户名、token 和 ? 后面的部分`,
	},
	{
		code: "announce-without-base-url", kind: Error,
		en:    `search engines cannot be told without the site's address`,
		zh:    `没有写网站的网址，没法告诉搜索引擎`,
		hints: "write-base-url",
	},
	{
		code: "gone-elsewhere", kind: Error, args: "address",
		en:    `{address} is no address of this site`,
		zh:    `{address} 不是本站的网址`,
		hints: "write-gone",
	},
	{
		code: "gone-invalid", kind: Error, args: "address",
		en:    `"{address}" is no address`,
		zh:    `“{address}”不是网址`,
		hints: "write-gone",
	},
	{
		code: "write-gone", kind: Hint,
		en: `write a path from the site's root in each line, such as /old/1.html`,
		zh: `一行写一个网址，从网站的根写起，比如 /old/1.html`,
	},
	{
		code: "gone-exists", kind: Error, args: "address, path",
		en:    `{address} is said to be gone, but the site has /{path}`,
		zh:    `这里说 {address} 已经没有了，网站里却有 /{path}`,
		hints: "delete-line",
	},
	{
		code: "gone-moved", kind: Error, args: "address",
		en:    `{address} is said to be gone, but it is an alias of a page`,
		zh:    `这里说 {address} 已经没有了，它却是一个网页的旧网址（aliases）`,
		hints: "delete-line",
	},
	{
		code: "delete-line", kind: Hint,
		en: `delete this line, or the page or alias`,
		zh: `删掉这一行，或者删掉那个网页、旧网址`,
	},
	{
		code: "host-not-said", kind: Warning, args: "queries int, gone int",
		en:    `{queries} {queries|alias|aliases} with a query and {gone} {gone|address|addresses} of gone.txt need rules of the host, of which nothing is said`,
		zh:    `{queries} 个带 ? 的旧网址和 gone.txt 里的 {gone} 个网址要靠主机的规则，但没有写主机是哪一种`,
		hints: "write-host",
	},
	{
		code: "write-host", kind: Hint,
		en: `write [host] with kind = "nginx" or another into site.toml`,
		zh: `在 site.toml 里写 [host]，下面写 kind = "nginx" 等`,
	},
	{
		code: "host-knows-no-queries", kind: Warning, args: "host, n int",
		en: `{host} cannot redirect {n||{n} }{n|an address|addresses} with such a query: who asks for {n|it|them} gets what stands there without`,
		zh: `{host} 没法按 ? 后面的部分跳转，{n} 个旧网址跳不到新的网页`,
	},
	{
		code: "host-knows-no-gone", kind: Warning, args: "host, n int",
		en: `{host} cannot answer 410: the {n||{n} }{n|address|addresses} of gone.txt will be 404`,
		zh: `{host} 没法回答 410，gone.txt 里的 {n} 个网址会是 404`,
	},
	{
		code: "host-files-at-root", kind: Warning, args: "host, base",
		en: `{host} reads _headers and _redirects at its root alone, and the site lies under {base}: copy them there`,
		zh: `{host} 只读根目录里的 _headers 和 _redirects，而网站在 {base} 下面：要把它们复制过去`,
	},
	{
		code: "host-takes-fewer", kind: Warning, args: "host, n int, most int",
		en: `{host} takes {most} redirects, and there are {n}: the rest is redirected by pages`,
		zh: `{host} 最多 {most} 条跳转，现在有 {n} 条：多出来的由网页来跳转`,
	},
	{
		code: "host-address-too-long", kind: Warning, args: "host, n int, most int",
		en: `{host} takes no rule of more than {most} bytes: {n} {n|address is|addresses are} left out`,
		zh: `{host} 的一条规则最多 {most} 字节，{n} 个网址太长，没有写进去`,
	},
	{
		code: "host-knows-utf-8-alone", kind: Warning, args: "host, n int",
		en: `{host} knows addresses in UTF-8 alone: {n} {n|address|addresses} of another encoding, such as GBK, will be 404`,
		zh: `{host} 只认 UTF-8 的网址，{n} 个别的编码（比如 GBK）的网址会是 404`,
	},
	{
		code: "host-takes-fewer-headers", kind: Warning, args: "host, n int, most int",
		en: `{host} takes {most} rules in _headers, and there are {n}: the other assets are kept as {host} has it`,
		zh: `{host} 的 _headers 最多 {most} 条，现在有 {n} 条：多出来的资源按 {host} 自己的缓存`,
	},
	{
		code: "host-header-too-long", kind: Warning, args: "host, most int",
		en: `{host} takes no line of more than {most} bytes in _headers, so that csp does not count there`,
		zh: `{host} 的 _headers 一行最多 {most} 字节，csp 太长，在那里不起作用`,
	},
	{
		code: "hosts-together", kind: Warning,
		en: `in a _redirects that cloudflare reads, too, netlify answers old addresses with their pages, not with 301`,
		zh: `_redirects 要给 cloudflare 也能读，netlify 上的旧网址就由网页来跳转，不回答 301`,
	},
	{
		code: "web-config-too-large", kind: Warning, args: "size int, most int",
		en: `web.config has {size} KB, of which IIS reads {most} unless MaxWebConfigFileSizeInKB in its registry says more`,
		zh: `web.config 有 {size} KB，IIS 只读 {most} KB 以内的，除非在注册表里改 MaxWebConfigFileSizeInKB`,
	},
	{
		code: "server-file-foreign", kind: Failure, args: "path",
		en:    `{path} would be written for a server, but a file that wendang has not made stands there`,
		zh:    `要给服务器写 {path}，那里已经有一个不是 wendang 写的文件`,
		hints: "rename-file",
	},
}
