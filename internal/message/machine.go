package message

// machineEntries are about what ends a command although the site may be all
// right: folders that do not fit, a full disk, no permission.
var machineEntries = []entry{
	{
		code: "not-a-site", kind: Failure, args: "dir",
		en:    `{dir} has no site.toml: it is not a site folder`,
		zh:    `{dir} 里没有 site.toml，不是网站文件夹`,
		hints: "name-site-folder, rename-site-toml, site-folder-is",
	},
	{
		code: "name-site-folder", kind: Hint,
		en: `name it with --source DIR, or make one: wendang init DIR`,
		zh: `用 --source 指明网站文件夹，或者新建一个：wendang init 文件夹`,
	},
	{
		code: "rename-site-toml", kind: Hint,
		en: `rename site.toml.txt to site.toml`,
		zh: `把 site.toml.txt 改名为 site.toml（在资源管理器里先打开“查看”→“文件扩展名”）`,
	},
	{
		code: "site-folder-is", kind: Hint, args: "dir",
		en: `the site folder is probably {dir}: name it with --source`,
		zh: `网站文件夹应当是 {dir}，用 --source 写明它`,
	},
	{
		code: "output-address", kind: Failure, args: "out",
		en:    `{out} is an address, and the output is a folder`,
		zh:    `{out} 是网址，而输出要放进文件夹`,
		hints: "publish-the-folder",
	},
	{
		code: "publish-the-folder", kind: Hint,
		en: `name a folder, and bring it to the address with wendang publish`,
		zh: `写一个文件夹，再用 wendang publish 传到那个网址`,
	},
	{
		code: "output-in-folder", kind: Failure, args: "out, folder",
		en:    `the output folder {out} lies in {folder}/, whose files it would mix with`,
		zh:    `输出文件夹 {out} 在 {folder}/ 里面，会和那里的文件混在一起`,
		hints: "choose-another-out",
	},
	{
		code: "output-holds-site", kind: Failure, args: "out",
		en:    `the output folder {out} holds the site folder itself`,
		zh:    `输出文件夹 {out} 把网站文件夹也包在里面了`,
		hints: "choose-another-out",
	},
	{
		code: "choose-another-out", kind: Hint,
		en: `choose another folder with --out`,
		zh: `用 --out 另选一个输出文件夹`,
	},
	{
		code: "site-busy", kind: Failure, args: "out",
		en:    `another build is at work on {out}`,
		zh:    `另一个 wendang 正在往 {out} 里生成网站`,
		hints: "wait-for-it",
	},
	{
		code: "wait-for-it", kind: Hint,
		en: `wait for it to end`,
		zh: `等它结束了再来`,
	},
	{
		code: "changed-while-built", kind: Failure, args: "path",
		en:    `{path} changed while the site was built`,
		zh:    `生成网站的时候，{path} 又改动了`,
		hints: "build-again",
	},
	{
		code: "build-again", kind: Hint,
		en: `build the site again`,
		zh: `重新生成一次`,
	},
	{
		code: "index-missing", kind: Failure, args: "out",
		en:    `{out} has no search index`,
		zh:    `{out} 里没有搜索索引`,
		hints: "build-with-search",
	},
	{
		code: "build-with-search", kind: Hint,
		en: `build the site first, with search enabled`,
		zh: `先生成网站；site.toml 里的搜索要开着`,
	},
	{
		code: "index-damaged", kind: Failure,
		en:    `the search index is damaged`,
		zh:    `搜索索引坏了`,
		hints: "build-again",
	},
	{
		code: "index-of-other-version", kind: Failure,
		en:    `the search index was made by another version of wendang`,
		zh:    `搜索索引是另一个版本的 wendang 生成的`,
		hints: "build-again",
	},
	{
		code: "folder-is-file", kind: Failure, args: "path",
		en: `{path} is a file, not a folder`,
		zh: `{path} 是文件，不是文件夹`,
	},
	{
		code: "exists-already", kind: Failure, args: "path",
		en:    `{path} exists already`,
		zh:    `{path} 已经有了，不会覆盖`,
		hints: "choose-new-folder",
	},
	{
		code: "choose-new-folder", kind: Hint,
		en: `choose a folder that is new or empty`,
		zh: `换一个新的或空的文件夹`,
	},
	{
		code: "stopped", kind: Failure,
		en: `stopped; the output is as it was`,
		zh: `已停止，网站和原来一样`,
	},
	{
		code: "cannot-listen", kind: Failure, args: "address, cause message",
		en:    `cannot listen on {address}: {cause}`,
		zh:    `不能在 {address} 上预览：{cause}`,
		hints: "choose-another-address",
	},
	{
		code: "choose-another-address", kind: Hint,
		en: `choose another address, such as --addr 127.0.0.1:8080`,
		zh: `换一个地址，如 --addr 127.0.0.1:8080`,
	},
	{
		code: "check-path", kind: Hint,
		en: `check the path: is each of its parts written right?`,
		zh: `看看路径写得对不对，每一段文件夹名是不是都在`,
	},
	{
		code: "check-permission", kind: Hint,
		en: `choose a folder that you may write to, or ask whom the computer belongs to`,
		zh: `换一个自己能写入的文件夹，或者请管理员开通权限`,
	},
	{
		code: "free-space", kind: Hint,
		en: `delete what is not needed there, or take another disk (--out, --work, or TMPDIR in the environment)`,
		zh: `删掉上面一些用不着的文件，或者换一个磁盘（--out、--work 或环境变量 TMPDIR）`,
	},

	// What the operating system says, where it is known.
	{code: "path-cause", kind: Text, args: "path, cause message", en: `{path}: {cause}`, zh: `{path}：{cause}`},
	{code: "message-cause", kind: Text, args: "what message, cause message", en: `{what}: {cause}`, zh: `{what}：{cause}`},
	{code: "cause-missing", kind: Text, en: `it does not exist`, zh: `不存在`, hints: "check-path"},
	{code: "cause-exists", kind: Text, en: `it exists already`, zh: `已经存在`},
	{code: "cause-permission", kind: Text, en: `no permission`, zh: `没有权限`, hints: "check-permission"},
	{code: "cause-disk-full", kind: Text, en: `the disk is full`, zh: `磁盘满了`, hints: "free-space"},
	{code: "cause-quota", kind: Text, en: `the quota of the disk is used up`, zh: `磁盘配额用完了`, hints: "free-space"},
	{code: "cause-read-only", kind: Text, en: `the disk is read-only`, zh: `磁盘是只读的`, hints: "check-permission"},
	{code: "cause-name-too-long", kind: Text, en: `the name is too long`, zh: `文件名太长`},
	{code: "cause-too-many-open", kind: Text, en: `too many files are open`, zh: `同时打开的文件太多`, hints: "raise-open-files"},
	{code: "raise-open-files", kind: Hint, en: `raise the limit of open files (ulimit -n)`, zh: `提高同时打开文件数的上限（ulimit -n）`},
	{code: "cause-not-folder", kind: Text, en: `part of the path is no folder`, zh: `路径中间有一段不是文件夹`, hints: "check-path"},
	{code: "cause-is-folder", kind: Text, en: `it is a folder`, zh: `它是文件夹`, hints: "check-path"},
	{code: "cause-not-file", kind: Text, en: `it is not a file but a folder, a named pipe or a device`, zh: `它不是普通文件，而是文件夹、命名管道或设备`, hints: "put-file-there"},
	{code: "put-file-there", kind: Hint, en: `put a file in its place`, zh: `换成普通文件`},
	{code: "cause-not-empty", kind: Text, en: `the folder is not empty`, zh: `文件夹不是空的`},
	{code: "cause-in-use", kind: Text, en: `another program is using it`, zh: `另一个程序正在使用它，关掉那个程序再试`},
	{code: "cause-address-in-use", kind: Text, en: `another program is using the address`, zh: `另一个程序正在使用这个地址`},
	{code: "cause-address-unknown", kind: Text, en: `there is no such address`, zh: `没有这个地址`},
	{code: "cause-address-invalid", kind: Text, en: `an address is written as 127.0.0.1:1313`, zh: `地址要写成 127.0.0.1:1313 这样`},
	{code: "cause-link-loop", kind: Text, en: `the link leads to itself`, zh: `快捷方式（符号链接）转来转去又指回自己`},
	{code: "cause-name-invalid", kind: Text, en: `such a name cannot be`, zh: `名称里有不能用的符号`},
	{code: "cause-not-ready", kind: Text, en: `the drive or the network folder does not answer`, zh: `磁盘或网络文件夹连不上`},
	{code: "cause-hardware", kind: Text, en: `the disk does not answer as it should`, zh: `磁盘读写出错`},
	{code: "cause-other", kind: Text, args: "text", en: `{text}`, zh: `{text}`},
}
