package message

// publishEntries are about publishing: what is wrong with the output, with the place
// that it goes to, and on the way.
var publishEntries = []entry{
	// The output.
	{
		code: "publish-no-output", kind: Failure, args: "out",
		en:    `{out} holds no output of wendang`,
		zh:    `{out} 里没有 wendang 生成的网站`,
		hints: "build-first",
	},
	{
		code: "build-first", kind: Hint,
		en: `build the site first: wendang build`,
		zh: `先生成网站：wendang build`,
	},
	{
		code: "publish-unfinished", kind: Failure, args: "out",
		en:    `the last build into {out} was killed before it ended`,
		zh:    `上一次往 {out} 里生成网站时中途断了`,
		hints: "build-again",
	},
	{
		code: "publish-output-gone", kind: Failure, args: "path",
		en:    `{path} has gone from the output since the last build`,
		zh:    `输出里的 {path} 在上次生成之后不见了`,
		hints: "build-again",
	},
	{
		code: "publish-keeps-changing", kind: Failure,
		en:    `the output, or what is on the target, changes while it is published, again and again`,
		zh:    `发布的时候，输出或者目标上的文件一直在变`,
		hints: "wait-for-it",
	},
	{
		code: "publish-again", kind: Text,
		en: `the output, or what is on the target, has changed meanwhile; going on with what it is now`,
		zh: `发布途中，输出或者目标上的文件变了；按现在的样子接着发布`,
	},
	{
		code: "publish-bad-name", kind: Failure, args: "path",
		en:    `{path} cannot be published: its name has characters that lead elsewhere on some hosts, or is one of wendang's own`,
		zh:    `{path} 不能发布：名字里有在某些主机上会指到别处的字符，或者和 wendang 自己的文件重名`,
		hints: "rename-file",
	},
	{
		code: "publish-site-newer", kind: Text,
		en: `warning: the site has changed since it was built; what the last build made is published`,
		zh: `注意：网站在上次生成之后又改动过；现在发布的是上次生成的`,
	},

	// The target.
	{
		code: "publish-no-target", kind: Failure,
		en:    `it is not said where to publish to`,
		zh:    `没有写要发布到哪里`,
		hints: "publish-targets-are, publish-write-target",
	},
	{
		code: "publish-unknown-target", kind: Failure, args: "name",
		en:    `site.toml has no [[publish]] with the name "{name}", and it is no address`,
		zh:    `site.toml 里没有名叫“{name}”的 [[publish]]，它也不是地址`,
		hints: "did-you-mean, publish-targets-are, publish-write-target",
	},
	{
		code: "publish-targets-are", kind: Hint, args: "names list",
		en: `name one of: {names}`,
		zh: `可以写：{names}`,
	},
	{
		code: "publish-write-target", kind: Hint,
		en: `write an address such as file:///var/www/site, or a [[publish]] with name and to in site.toml`,
		zh: `写一个地址，比如 file:///var/www/site；或者在 site.toml 里写 [[publish]]，里面有 name 和 to`,
	},
	{
		code: "publish-into-itself", kind: Failure, args: "out",
		en:    `the target and the output folder {out} lie within each other`,
		zh:    `发布目标和输出文件夹 {out} 互相包含`,
		hints: "choose-another-target",
	},
	{
		code: "choose-another-target", kind: Hint,
		en: `choose another folder as the target`,
		zh: `换一个文件夹作目标`,
	},
	{
		code: "publish-credentials", kind: Failure, args: "target, cause message",
		en:    `{target} does not let us in: {cause}`,
		zh:    `登录不了 {target}：{cause}`,
		hints: "publish-credentials-where",
	},
	{
		code: "publish-credentials-where", kind: Hint, args: "places",
		en: `they are looked for in {places}; see docs/publishing.md`,
		zh: `会到这些地方找：{places}；见 docs/publishing.zh-CN.md`,
	},
	{
		code: "publish-denied", kind: Failure, args: "target, cause message",
		en:    `{target} does not allow it: {cause}`,
		zh:    `{target} 不允许：{cause}`,
		hints: "publish-ask-rights",
	},
	{
		code: "publish-ask-rights", kind: Hint,
		en: `who publishes needs the right to read, write, delete and list there`,
		zh: `发布用的账号要有读、写、删除、列目录的权限`,
	},
	{
		code: "publish-host-changed", kind: Failure, args: "host, want, got",
		en:    `the key of {host} is {got}, but it was {want}: it may be somebody else's machine`,
		zh:    `{host} 的密钥是 {got}，以前是 {want}：对面可能不是原来那台机器`,
		hints: "publish-host-changed-hint",
	},
	{
		code: "publish-host-changed-hint", kind: Hint, args: "host",
		en: `ask whoever runs it; if the key is right, take the old one out: ssh-keygen -R "{host}"`,
		zh: `先问管理它的人；如果密钥没错，删掉旧的：ssh-keygen -R "{host}"`,
	},
	{
		code: "publish-host-unknown", kind: Failure, args: "host, got",
		en:    `{host} is not among the known hosts; its key is {got}`,
		zh:    `known_hosts 里没有 {host}；它的密钥是 {got}`,
		hints: "publish-host-unknown-hint",
	},
	{
		code: "publish-host-unknown-hint", kind: Hint, args: "host",
		en: `compare the key with what your host tells you, and connect once: ssh {host}`,
		zh: `先和主机商给的密钥对一下，再连接一次：ssh {host}`,
	},
	{
		code: "publish-no-place", kind: Failure, args: "target, cause message",
		en:    `{target} cannot be reached, or does not exist: {cause}`,
		zh:    `找不到 {target}：{cause}`,
		hints: "publish-check-address, publish-write-region, publish-write-http, publish-another-branch",
	},
	{
		code: "publish-check-address", kind: Hint,
		en: `check the address; the folder above, the bucket or the repository must exist`,
		zh: `检查地址；上一级文件夹、存储桶或者仓库要先建好`,
	},
	{
		code: "publish-full", kind: Failure, args: "target",
		en:    `{target} is full`,
		zh:    `{target} 满了`,
		hints: "publish-make-room",
	},
	{
		code: "publish-unreachable", kind: Failure, args: "target, cause message",
		en:    `{target} does not answer as it should: {cause}`,
		zh:    `{target} 没有正常回应：{cause}`,
		hints: "publish-check-connection",
	},
	{
		code: "publish-go-on", kind: Hint,
		en: `publish again: it goes on where it was`,
		zh: `再发布一次就行：会从断的地方接着来`,
	},
	{
		code: "publish-check-connection", kind: Hint,
		en: `check the address, the port and the connection; then publish again: it goes on where it was`,
		zh: `检查地址、端口和网络；好了再发布一次，会从断的地方接着来`,
	},
	{
		code: "publish-make-room", kind: Hint,
		en: `make room there; then publish again: it goes on where it was`,
		zh: `先在那边腾出空间，再发布一次：会从断的地方接着来`,
	},
	{
		code: "publish-write-region", kind: Hint,
		en: `write the region: s3://bucket?region=…; for another store than AWS also endpoint=https://…`,
		zh: `写上区域：s3://bucket?region=…；不是 AWS 的还要写 endpoint=https://…`,
	},
	{
		code: "publish-write-http", kind: Hint,
		en: `check the port, or write endpoint=http://… if the server has no certificate`,
		zh: `检查端口；服务器没有证书就写 endpoint=http://…`,
	},
	{
		code: "publish-another-branch", kind: Hint,
		en: `choose another name for the branch, or take the other one away`,
		zh: `换一个分支名，或者删掉那个分支`,
	},
	{
		code: "publish-locked", kind: Failure, args: "who, since",
		en:    `{who} has been publishing to this target since {since}`,
		zh:    `{who} 从 {since} 起正在往这个目标发布`,
		hints: "publish-wait-or-force",
	},
	{
		code: "publish-locked-unknown", kind: Failure,
		en:    `somebody is publishing to this target`,
		zh:    `有人正在往这个目标发布`,
		hints: "publish-wait-or-force",
	},
	{
		code: "publish-wait-or-force", kind: Hint,
		en: `wait for it to end; if it never will: --force`,
		zh: `等它结束；如果它不会结束了：加 --force`,
	},
	{
		code: "publish-lock-lost", kind: Failure,
		en:    `somebody else has begun to publish to this target meanwhile`,
		zh:    `发布途中，别人开始往这个目标发布了`,
		hints: "publish-go-on",
	},
	{
		code: "publish-deletes-many", kind: Failure, args: "n int, of int",
		en:    `{n} of {of} files on the target would be deleted; nothing was done`,
		zh:    `目标上的 {of} 个文件有 {n} 个会被删除；什么都没有做`,
		hints: "publish-look-then-force",
	},
	{
		code: "publish-would-stop", kind: Text, args: "n int, of int",
		en: `warning: {n} of {of} files on the target would be deleted; publishing stops before it does anything, unless with --force`,
		zh: `注意：目标上的 {of} 个文件有 {n} 个会被删除；真发布时不加 --force 就什么都不做`,
	},
	{
		code: "publish-stopped", kind: Failure,
		en:    `stopped; what has arrived on the target stays there`,
		zh:    `已停止；已经传上去的留在目标上`,
		hints: "publish-go-on",
	},
	{
		code: "publish-unreadable", kind: Text, args: "path",
		en: `warning: the folder {path} on the target may not be read; it is left as it is`,
		zh: `注意：目标上的文件夹 {path} 没有权限读，跳过`,
	},
	{
		code: "publish-into-site", kind: Failure, args: "folder",
		en:    `in {folder} are files of the site itself, not of its output`,
		zh:    `{folder} 里是网站自己的文件，不能发布到这里`,
		hints: "choose-another-target",
	},
	{
		code: "publish-watches-lock", kind: Text, args: "who, seconds int",
		en: `{who} has locked the target; looking for {seconds} s whether anybody is still at work`,
		zh: `{who} 锁着这个目标；看 {seconds} 秒，是不是还在发布`,
	},
	{
		code: "publish-watches-lock-unknown", kind: Text, args: "seconds int",
		en: `the target is locked; looking for {seconds} s whether anybody is still at work`,
		zh: `目标被锁着；看 {seconds} 秒，是不是还有人在发布`,
	},
	{
		code: "publish-look-then-force", kind: Hint,
		en: `see which with --dry-run; if that is what you want: --force`,
		zh: `先用 --dry-run 看看是哪些；确实要删：加 --force`,
	},
	{
		code: "publish-manifest-damaged", kind: Text, args: "name",
		en: `warning: {name} on the target is damaged; the target is asked for what it holds`,
		zh: `注意：目标上的 {name} 坏了；改为查看目标上有哪些文件`,
	},
	{
		code: "publish-file-failed", kind: Text, args: "path, cause message",
		en: `{path}: {cause}`,
		zh: `{path}：{cause}`,
	},
	{
		code: "publish-failed-more", kind: Text, args: "n int",
		en: `… and {n} more`,
		zh: `……还有 {n} 个`,
	},
	{
		code: "publish-failed", kind: Failure, args: "n int",
		en:    `{n} {n|file|files} could not be published`,
		zh:    `{n} 个文件没有发布成功`,
		hints: "publish-go-on, publish-ask-rights",
	},

	// Addresses.
	{
		code: "address-no-scheme", kind: Error,
		en:    `this is no address to publish to`,
		zh:    `这不是发布地址`,
		hints: "address-forms, address-write-file, address-write-git",
	},
	{
		code: "address-unknown-scheme", kind: Error, args: "scheme",
		en:    `there is no way to publish to {scheme}://`,
		zh:    `不能发布到 {scheme}:// 这样的地址`,
		hints: "address-forms, address-write-git",
	},
	{
		code: "address-forms", kind: Hint,
		en: `addresses begin with file:///, s3://, sftp://, git+ssh://, git+https:// or git+file:///; see docs/publishing.md`,
		zh: `地址以 file:///、s3://、sftp://、git+ssh://、git+https:// 或 git+file:/// 开头；见 docs/publishing.zh-CN.md`,
	},
	{
		code: "address-write-file", kind: Hint, args: "path",
		en: `for a folder of this machine write file://{path}`,
		zh: `要发布到本机的文件夹，写 file://{path}`,
	},
	{
		code: "address-write-git", kind: Hint, args: "address",
		en: `for a repository write {address}#gh-pages`,
		zh: `要发布到仓库，写 {address}#gh-pages`,
	},
	{
		code: "address-unreadable", kind: Error,
		en:    `the address is not written as one is`,
		zh:    `地址写得不对`,
		hints: "address-forms",
	},
	{
		code: "address-has-password", kind: Error,
		en:    `an address holds no password`,
		zh:    `地址里不能写密码`,
		hints: "address-password-where",
	},
	{
		code: "address-password-where", kind: Hint,
		en: `credentials come from the environment and from files; see docs/publishing.md`,
		zh: `密码和密钥从环境变量和文件里取；见 docs/publishing.zh-CN.md`,
	},
	{
		code: "address-unknown-option", kind: Error, args: "name",
		en:    `an address of this kind has no option "{name}"`,
		zh:    `这种地址没有“{name}”这个参数`,
		hints: "address-password-where, address-options",
	},
	{
		code: "address-options", kind: Hint,
		en: `s3:// has endpoint, region and path_style; sftp:// and git+ssh:// have key; secrets stand in no address`,
		zh: `s3:// 有 endpoint、region、path_style；sftp:// 和 git+ssh:// 有 key；密钥不写在地址里`,
	},
	{
		code: "address-bad-option", kind: Error, args: "name",
		en:    `the option {name} has a wrong value`,
		zh:    `参数 {name} 的值不对`,
		hints: "address-options",
	},
	{code: "address-no-host", kind: Error, en: `the address has no host`, zh: `地址里没有主机名`, hints: "address-forms"},
	{code: "address-no-bucket", kind: Error, en: `the address has no bucket`, zh: `地址里没有存储桶的名字`, hints: "address-write-bucket"},
	{
		code: "address-write-bucket", kind: Hint,
		en: `write s3://bucket/prefix?endpoint=https://…&region=…`,
		zh: `写成 s3://bucket/prefix?endpoint=https://…&region=…`,
	},
	{code: "address-no-path", kind: Error, en: `the address names no folder`, zh: `地址里没有文件夹`, hints: "address-forms"},
	{code: "address-no-branch", kind: Error, en: `the address names no branch`, zh: `地址里没有分支`, hints: "address-write-branch"},
	{
		code: "address-write-branch", kind: Hint,
		en: `write it at the end: #gh-pages`,
		zh: `写在最后：#gh-pages`,
	},
	{code: "address-bad-branch", kind: Error, args: "name", en: `"{name}" cannot be a branch`, zh: `“{name}”不能作分支的名字`, hints: "address-write-branch"},
	{code: "address-not-local", kind: Error, en: `a file address has no host`, zh: `file 地址里没有主机名`, hints: "address-three-slashes"},
	{
		code: "address-three-slashes", kind: Hint,
		en: `write three slashes: file:///var/www/site`,
		zh: `写三个斜杠：file:///var/www/site`,
	},
	{code: "address-has-branch", kind: Error, en: `only addresses of git have a branch`, zh: `只有 git 地址才有分支`, hints: "address-forms"},
	{code: "address-has-user", kind: Error, en: `an address of this kind has no user`, zh: `这种地址里没有用户名`, hints: "address-forms"},

	// What [[publish]] in site.toml says.
	{
		code: "publish-to-missing", kind: Error,
		en:    `this [[publish]] does not say where to`,
		zh:    `这个 [[publish]] 没有写发布到哪里`,
		hints: "publish-write-to",
	},
	{
		code: "publish-write-to", kind: Hint,
		en: `write to = "…" with an address such as sftp://user@host/var/www/site`,
		zh: `写上 to = "地址"，比如 sftp://user@host/var/www/site`,
	},
	{
		code: "publish-keep-invalid", kind: Error, args: "text",
		en:    `"{text}" is no length of time`,
		zh:    `“{text}”不是一段时间`,
		hints: "publish-write-keep",
	},
	{
		code: "publish-write-keep", kind: Hint,
		en: `write keep = "24h", "90m" or "7d"`,
		zh: `写成 keep = "24h"（小时）、"90m"（分钟）或 "7d"（天）`,
	},
	{
		code: "publish-protect-invalid", kind: Error, args: "pattern",
		en:    `"{pattern}" is no pattern of paths`,
		zh:    `“{pattern}”不是路径的写法`,
		hints: "publish-write-protect",
	},
	{
		code: "publish-write-protect", kind: Hint,
		en: `write paths from the target's root: protect = ["CNAME", "wx/", "*.txt"]`,
		zh: `从目标的根写起：protect = ["CNAME", "wx/", "*.txt"]`,
	},
	{
		code: "publish-compress-invalid", kind: Error, args: "name",
		en:    `there is no compression "{name}"`,
		zh:    `没有“{name}”这种压缩`,
		hints: "publish-write-compress",
	},
	{
		code: "publish-write-compress", kind: Hint,
		en: `write compress = ["gzip", "br"] or one of them`,
		zh: `写成 compress = ["gzip", "br"]，或者只写一个`,
	},
	{
		code: "publish-host-invalid", kind: Error, args: "name",
		en:    `no limits of a host "{name}" are known`,
		zh:    `不知道“{name}”这种主机的限制`,
		hints: "did-you-mean, publish-hosts-are",
	},
	{
		code: "publish-hosts-are", kind: Hint, args: "names list",
		en: `hosts are {names}; leave host out for any other`,
		zh: `可以写：{names}；别的主机就不写 host`,
	},

	// Limits of hosts.
	{
		code: "publish-file-too-large", kind: Failure, args: "path, size int, host, limit int",
		en:    `{path} has {size} MB; {host} takes files of {limit} MB at most`,
		zh:    `{path} 有 {size} MB；{host} 只收 {limit} MB 以内的文件`,
		hints: "publish-file-elsewhere",
	},
	{
		code: "publish-file-elsewhere", kind: Hint,
		en: `put it onto an object store and link to it there, or make it smaller`,
		zh: `把它放到对象存储上再链接过去，或者压小一点`,
	},
	{
		code: "publish-too-many-files", kind: Failure, args: "n int, host, limit int",
		en:    `the output has {n} files; {host} takes {limit} at most`,
		zh:    `输出有 {n} 个文件；{host} 最多收 {limit} 个`,
		hints: "publish-fewer-files-index, publish-fewer-files",
	},
	{
		code: "publish-fewer-files-index", kind: Hint, args: "n int",
		en: `the search index is {n} of them ([search] enable = false leaves it out); a larger page_size makes fewer lists; an object store takes any number`,
		zh: `其中 {n} 个是搜索索引（[search] enable = false 就不生成）；page_size 大一些，列表页就少一些；对象存储不限文件数`,
	},
	{
		code: "publish-fewer-files", kind: Hint,
		en: `a larger page_size makes fewer lists; an object store takes any number of files`,
		zh: `page_size 大一些，列表页就少一些；对象存储不限文件数`,
	},
	{
		code: "publish-folder-too-full", kind: Failure, args: "dir, n int, host, limit int",
		en:    `the folder {dir} of the output has {n} files; {host} takes {limit} in one folder at most`,
		zh:    `输出里的文件夹 {dir} 有 {n} 个文件；{host} 一个文件夹里最多 {limit} 个`,
		hints: "publish-more-folders",
	},
	{
		code: "publish-more-folders", kind: Hint,
		en: `a permalink with :year/:monthday has more folders`,
		zh: `permalink 里用 :year/:monthday，文件夹就分得细`,
	},
	{
		code: "publish-paid-files", kind: Text, args: "n int, host, limit int",
		en: `warning: the output has {n} files; {host} takes more than {limit} only for money`,
		zh: `注意：输出有 {n} 个文件；{host} 超过 {limit} 个要付费`,
	},
	{
		code: "publish-site-too-large", kind: Text, args: "size int, host, limit int",
		en: `warning: the output has {size} MB; {host} shows sites of {limit} MB at most: an object store takes any size`,
		zh: `注意：输出有 {size} MB；{host} 的网站不能超过 {limit} MB，对象存储没有限制`,
	},
	{
		code: "publish-pages-closed", kind: Text, args: "host",
		en: `warning: {host} keeps the branch, but shows no sites from it any more since 2024`,
		zh: `注意：{host} 会保存这个分支，但 2024 年起不再提供 Pages，看不到网站`,
	},

	// Progress and summaries.
	{code: "progress-listing", kind: Text, en: `looking at the target`, zh: `查看目标上的文件`},
	{code: "progress-publishing", kind: Text, en: `publishing`, zh: `发布`},
	{code: "progress-pushing", kind: Text, en: `pushing`, zh: `推送`},
	{code: "progress-left", kind: Text, args: "what message, files int, total int", en: `{what} {files}/{total} files`, zh: `{what} {files}/{total} 个文件`},
	{
		code: "published", kind: Text, args: "target, uploaded int, megabytes, seconds, unchanged int, deleted int, more message",
		en: `{uploaded} {uploaded|file|files} put ({megabytes} MB) in {seconds} s, {unchanged} unchanged, {deleted} deleted{more} at {target}`,
		zh: `上传 {uploaded} 个文件（{megabytes} MB），用了 {seconds} 秒，{unchanged} 个没有变化，删除 {deleted} 个{more}，目标是 {target}`,
	},
	{
		code: "would-publish", kind: Text, args: "target, uploaded int, megabytes, unchanged int, deleted int, more message",
		en: `would put {uploaded} {uploaded|file|files} ({megabytes} MB), leave {unchanged} as they are, delete {deleted}{more} at {target}`,
		zh: `将上传 {uploaded} 个文件（{megabytes} MB），{unchanged} 个不动，删除 {deleted} 个{more}，目标是 {target}`,
	},
	{
		code: "published-retired", kind: Text, args: "n int, rest message",
		en: `, {n} no longer used that {n|stays|stay} for a while{rest}`,
		zh: `，{n} 个不再使用的再留一段时间{rest}`,
	},
	{
		code: "published-protected", kind: Text, args: "n int, rest message",
		en: `, {n} protected{rest}`,
		zh: `，{n} 个受保护的没有动{rest}`,
	},
	{
		code: "published-replaced", kind: Text, args: "n int",
		en: `, {n} of others replaced`,
		zh: `，替换了 {n} 个不是 wendang 放的文件`,
	},
	{code: "action-new", kind: Text, args: "path, size", en: `new      {size}  {path}`, zh: `新增  {size}  {path}`},
	{code: "action-changed", kind: Text, args: "path, size", en: `changed  {size}  {path}`, zh: `更新  {size}  {path}`},
	{code: "action-deleted", kind: Text, args: "path, size", en: `deleted  {size}  {path}`, zh: `删除  {size}  {path}`},
	{
		code: "publish-commit", kind: Text, args: "put int, deleted int",
		en: `Publish: {put} {put|file|files} put, {deleted} deleted`,
		zh: `发布：{put} 个文件，删除 {deleted} 个`,
	},
	{code: "cause-no-credentials", kind: Text, en: `there are no credentials`, zh: `没有密钥或密码`},
	{code: "cause-keys-refused", kind: Text, en: `it takes none of the keys`, zh: `密钥都不对`},
	{code: "cause-password-refused", kind: Text, en: `it takes neither the password nor a key`, zh: `密码和密钥都不对`},
	{code: "cause-key-locked", kind: Text, en: `the private key has a passphrase`, zh: `私钥有口令`},
	{code: "cause-no-region", kind: Text, en: `the region of the bucket is not known`, zh: `不知道存储桶在哪个区域`},
	{code: "cause-no-tls", kind: Text, en: `the server speaks http, not https`, zh: `服务器用的是 http，不是 https`},
	{code: "cause-no-repository", kind: Text, en: `there is no such repository, or it is not shown to us`, zh: `没有这个仓库，或者没有权限看到它`},
	{code: "cause-file-and-folder", kind: Text, en: `there it would be a file and a folder`, zh: `在那里它会既是文件又是文件夹`},
	{code: "cause-leads-out", kind: Text, en: `a link there leads out of the target`, zh: `那里有链接指到了目标外面`},
	{code: "cause-branch", kind: Text, args: "name", en: `beside the branch {name} git allows none of this name`, zh: `已经有分支 {name}，git 不允许再有这个名字的分支`},
	{code: "cause-refused", kind: Text, en: `nothing listens at this port`, zh: `这个端口没有服务`},
	{code: "cause-no-answer", kind: Text, en: `there is no answer`, zh: `没有回应`},
	{code: "cause-cut", kind: Text, en: `the connection was cut`, zh: `连接断了`},
	{code: "cause-known-hosts", kind: Text, args: "cause", en: `the known hosts cannot be read: {cause}`, zh: `known_hosts 读不出来：{cause}`},
}
