package message

// helpEntries are what `wendang help` says. Those of a command begin with its
// name: help-build-short, help-build-long, help-build-examples.
var helpEntries = []entry{
	{
		code: "help-wendang-short", kind: Text,
		en: `make a Chinese document portal from Markdown articles`,
		zh: `把 Markdown 文章做成中文文档网`,
	},
	{
		code: "help-wendang-long", kind: Text,
		en: `wendang turns a folder of Markdown articles into a Chinese document portal: a static
site that is browsed on any host, or offline from a folder.`,
		zh: `wendang 把一个文件夹的 Markdown 文章做成中文文档网。做出来的是静态网页，
可以放到任何网站主机上，也可以拷到硬盘里双击打开。`,
	},
	{
		code: "help-wendang-examples", kind: Text,
		en: `wendang init mysite              # make a site folder with a first article
wendang serve --source mysite    # look at it in a browser
wendang build --source mysite    # make mysite/public, to be copied to the host`,
		zh: `wendang init mysite              # 建一个网站文件夹，里面有第一篇文章
wendang serve --source mysite    # 在浏览器里预览
wendang build --source mysite    # 生成 mysite/public，拷到主机上就行`,
	},
	{code: "help-build-short", kind: Text, en: `build the portal`, zh: `生成网站`},
	{
		code: "help-build-long", kind: Text,
		en: `Builds the portal of a site folder into an output folder. All mistakes are reported in
one run, each with file, line, column and a hint; with any error nothing is written.
Only what has changed since the last build is made again.`,
		zh: `把网站文件夹做成网页，放进输出文件夹。所有错误一次列出，指明文件、行、列和改法；
只要有错误，就什么都不写。没有变化的部分不会重做。`,
	},
	{
		code: "help-build-examples", kind: Text,
		en: `wendang build                                # the site in this folder
wendang build --source mysite --out /srv/www
wendang build --drafts --future              # also what is not yet to be seen
wendang build --keep-going                   # leave out articles that have errors`,
		zh: `wendang build                                # 网站就在当前文件夹
wendang build --source mysite --out D:\www
wendang build --drafts --future              # 草稿和日期未到的也生成
wendang build --keep-going                   # 跳过有错误的文章，其余照样生成`,
	},
	{code: "help-serve-short", kind: Text, en: `show the portal in a browser while it is written`, zh: `边写边在浏览器里预览网站`},
	{
		code: "help-serve-long", kind: Text,
		en: `Shows the portal at an address of this machine until Ctrl-C is pressed. Nothing is
written into the output folder. What is saved shows at once in the tabs that are open:
articles, site.toml, the theme, images. Drafts and articles of the future are shown, too,
with a mark; mistakes stand on the page that they are of.`,
		zh: `在本机的一个地址上预览网站，按 Ctrl-C 结束。不往输出文件夹里写任何东西。
保存文章、site.toml、主题、图片以后，打开的网页立刻更新。草稿和以后才发布的文章
也看得到，上面有标记；哪个网页有错误，错误就显示在哪里。`,
	},
	{
		code: "help-serve-examples", kind: Text,
		en: `wendang serve --source mysite
wendang serve --open --follow
wendang serve --addr 127.0.0.1:8080`,
		zh: `wendang serve --source mysite
wendang serve --open --follow
wendang serve --addr 127.0.0.1:8080`,
	},
	{code: "help-search-short", kind: Text, en: `search a built site`, zh: `在生成好的网站里搜索`},
	{
		code: "help-search-long", kind: Text,
		en: `Asks the search index of a built site, as the portal's own search page does. Several
terms narrow the answer; what stands in quotation marks is found as it is written. Most
shells take quotation marks away: put others around them, as in '"工作总结"'.`,
		zh: `在生成好的网站里搜索，和网站自己的搜索页一样。几个词要同时出现；引号里的要原样出现。
命令行会去掉引号，所以外面要再套一层：'"工作总结"'。`,
	},
	{
		code: "help-search-examples", kind: Text,
		en: `wendang search 工作总结
wendang search '"工作总结"'                   # just as it is written
wendang search --source mysite --channel 节日大全 --festival 春节 贺词
wendang search --limit 3 --json 教案         # for other programs`,
		zh: `wendang search 工作总结
wendang search '"工作总结"'                   # 原样出现
wendang search --source mysite --channel 节日大全 --festival 春节 贺词
wendang search --limit 3 --json 教案         # 给别的程序用`,
	},
	{code: "help-publish-short", kind: Text, en: `put what was built onto a host`, zh: `把生成好的网站发布到主机`},
	{
		code: "help-publish-long", kind: Text,
		en: `Puts the output folder, as the last build left it, onto a host: a folder, an object
store, a server with SFTP, or a branch for a Pages host. TARGET is the name of a
[[publish]] in site.toml, or an address; with one [[publish]] it can be left out.
Only what has changed travels, in an order in which no page links to a missing one.`,
		zh: `把上次生成的输出文件夹发布到主机：本机或挂载的文件夹、对象存储、SFTP 服务器、
Pages 主机的分支。目标是 site.toml 里 [[publish]] 的名称，或者一个地址；只有一个
[[publish]] 时可以不写。只传有变化的文件；传的顺序保证网页不会链接到还没有的网页。`,
	},
	{
		code: "help-publish-examples", kind: Text,
		en: `wendang build && wendang publish             # to the only [[publish]] of site.toml
wendang publish --dry-run www                # what would be done
wendang publish file:///var/www/site
wendang publish 's3://bucket/site?endpoint=https://s3.example.com'
wendang publish sftp://editor@www.example.com/var/www/site
wendang publish 'git+ssh://git@github.com/user/site.git#gh-pages'`,
		zh: `wendang build && wendang publish             # 发布到 site.toml 里唯一的 [[publish]]
wendang publish --dry-run www                # 先看看会做什么
wendang publish file:///D:/www
wendang publish 's3://bucket/site?endpoint=https://s3.example.com'
wendang publish sftp://editor@www.example.com/var/www/site
wendang publish 'git+ssh://git@github.com/user/site.git#gh-pages'`,
	},
	{code: "help-shard-short", kind: Text, en: `build a very large portal in parts, on several machines`, zh: `把很大的网站分成几段，在几台机器上生成`},
	{
		code: "help-shard-long", kind: Text,
		en: `Does one task of a build that a scheduler shares among machines, such as the array jobs
of Slurm or the Indexed Jobs of Kubernetes (docs/scale.md). All see one site folder, one
work folder and one output folder. The tasks follow each other:

parse I/N    parses the articles of part I of N, I from 1 on
arrange N    arranges the portal; tells all mistakes, and with any error nothing follows
render I/N   writes the files of part I
finish N     removes what is no longer made, and writes the list of files

A task may run again, also at the same time on another machine: the result is the same as
that of: wendang build --segments N`,
		zh: `做分段生成的一步。各步由调度系统分给几台机器，如 Slurm 的作业数组、Kubernetes 的
Indexed Job（见 docs/scale.zh-CN.md）。各台机器看到同一个网站文件夹、工作文件夹和输出
文件夹。各步依次是：

parse I/N    解析 N 部分中第 I 部分的文章，I 从 1 数起
arrange N    编排整个网站；列出所有错误，只要有错误，后面就不做
render I/N   写出第 I 部分的文件
finish N     删除不再生成的文件，写出文件清单

每一步都可以重做，也可以在另一台机器上同时再做一遍，结果都和 wendang build --segments N
一样。`,
	},
	{
		code: "help-shard-examples", kind: Text,
		en: `wendang shard parse 1/2 --source mysite --work /shared/work
wendang shard parse 2/2 --source mysite --work /shared/work
wendang shard arrange 2 --source mysite --work /shared/work --out /shared/public
wendang shard render 1/2 --source mysite --work /shared/work --out /shared/public
wendang shard render 2/2 --source mysite --work /shared/work --out /shared/public
wendang shard finish 2 --source mysite --work /shared/work --out /shared/public`,
		zh: `wendang shard parse 1/2 --source mysite --work /shared/work
wendang shard parse 2/2 --source mysite --work /shared/work
wendang shard arrange 2 --source mysite --work /shared/work --out /shared/public
wendang shard render 1/2 --source mysite --work /shared/work --out /shared/public
wendang shard render 2/2 --source mysite --work /shared/work --out /shared/public
wendang shard finish 2 --source mysite --work /shared/work --out /shared/public`,
	},
	{code: "help-init-short", kind: Text, en: `make a new site folder`, zh: `新建网站文件夹`},
	{
		code: "help-init-long", kind: Text,
		en: `Makes a site folder with a site.toml and a first article. Files that exist are never
replaced.

With --from it makes the site of articles that are there: of a folder of Markdown, or of a
site of Hexo, Hugo, Jekyll, Zola or MkDocs. They are copied as they are into the folder's
content/, unless they lie there already; site.toml gets channels from their categories or
folders. Without DIR the site is made in the current folder. What was taken for what, and
what stays unclear, is printed.`,
		zh: `建一个网站文件夹，里面有 site.toml 和第一篇文章。已有的文件不会覆盖。

用 --from 可以从现成的文章建网站：放 Markdown 的文件夹，或者 Hexo、Hugo、Jekyll、Zola、
MkDocs 的网站。文章原样复制到 content/（本来就在那里的不动），频道取自文章的分类或文件夹，
写进 site.toml。不写文件夹时，网站建在当前文件夹里。哪些当作了什么、哪些还要看一下，都会
列出来。`,
	},
	{
		code: "help-init-examples", kind: Text,
		en: `wendang init mysite
wendang init mysite --from ../old-blog`,
		zh: `wendang init mysite
wendang init mysite --from ../旧博客`,
	},
	{code: "help-flag-from", kind: Text, en: `make the site of the articles in this folder`, zh: `从这个文件夹里的文章建网站`},
	{code: "help-version-short", kind: Text, en: `print the version`, zh: `显示版本`},
	{
		code: "help-version-long", kind: Text,
		en: `Prints the version of wendang, of Go and of the system it was built for.`,
		zh: `显示 wendang、Go 的版本和所用的系统。`,
	},
	{code: "help-version-examples", kind: Text, en: `wendang version`, zh: `wendang version`},
	{code: "help-help-short", kind: Text, en: `show how a command is used`, zh: `显示命令的用法`},
	{
		code: "help-help-long", kind: Text,
		en: `Shows how a command is used. wendang COMMAND --help does the same.`,
		zh: `显示一个命令的用法。写成 wendang 命令 --help 也一样。`,
	},
	{code: "help-help-examples", kind: Text, en: `wendang help build`, zh: `wendang help build`},
	{code: "help-completion-short", kind: Text, en: `complete commands with the Tab key`, zh: `按 Tab 键补全命令`},
	{
		code: "help-completion-long", kind: Text,
		en: `Prints a script with which a shell completes commands, flags, and the names of channels,
festivals and tags when Tab is pressed. The shells are bash (with the package
bash-completion), zsh, fish and powershell.`,
		zh: `输出一段脚本；命令行读入之后，按 Tab 键就能补全命令、选项，以及频道、节日、标签的名称。
支持 bash（要装 bash-completion 软件包）、zsh、fish 和 powershell。`,
	},
	{
		code: "help-completion-examples", kind: Text,
		en: `source <(wendang completion bash)            # bash, for this session
wendang completion bash > ~/.local/share/bash-completion/completions/wendang
wendang completion zsh > "$(echo $fpath | cut -d' ' -f1)/_wendang"
wendang completion fish > ~/.config/fish/completions/wendang.fish
wendang completion powershell | Out-String | Invoke-Expression
wendang completion powershell >> $PROFILE    # PowerShell, for every session`,
		zh: `source <(wendang completion bash)            # bash，这一次有效
wendang completion bash > ~/.local/share/bash-completion/completions/wendang
wendang completion zsh > "$(echo $fpath | cut -d' ' -f1)/_wendang"
wendang completion fish > ~/.config/fish/completions/wendang.fish
wendang completion powershell | Out-String | Invoke-Expression
wendang completion powershell >> $PROFILE    # PowerShell，以后每次都有效`,
	},
	{code: "help-man-short", kind: Text, en: `print manual pages`, zh: `输出手册页`},
	{
		code: "help-man-long", kind: Text,
		en: `Prints the manual page of wendang or of a command, or writes all of them into a folder.`,
		zh: `输出 wendang 或某个命令的手册页（man），或者把全部手册页写进一个文件夹。`,
	},
	{
		code: "help-man-examples", kind: Text,
		en: `wendang man build | man -l -
wendang man --dir /usr/local/share/man/man1`,
		zh: `wendang man build | man -l -
wendang man --lang zh --dir /usr/local/share/man/zh_CN/man1`,
	},

	// Flags.
	{code: "flag-source", kind: Text, en: `the site folder (default: this folder)`, zh: `网站文件夹（不写就是当前文件夹）`},
	{code: "flag-out", kind: Text, en: `the output folder (default: public in the site folder)`, zh: `输出文件夹（不写就是网站文件夹里的 public）`},
	{code: "flag-drafts", kind: Text, en: `build drafts, too`, zh: `草稿也生成`},
	{code: "flag-future", kind: Text, en: `build articles dated after today, too`, zh: `日期在今天以后的文章也生成`},
	{code: "flag-date", kind: Text, en: `build as on this day, such as 2021-02-13 (default: today)`, zh: `当作这一天来生成，如 2021-02-13（不写就是今天）`},
	{code: "flag-jobs", kind: Text, en: `how much to do at once (default: one for each core)`, zh: `同时做几件事（不写就是每个处理器核一件）`},
	{code: "flag-segments", kind: Text, en: `divide the search index into N segments, as a build in N parts does`, zh: `把搜索索引分成 N 段，和分成 N 部分生成的一样`},
	{code: "flag-work", kind: Text, en: `the work folder, or s3://bucket/prefix`, zh: `工作文件夹，或 s3://存储桶/前缀`},
	{code: "flag-keep-going", kind: Text, en: `leave out articles that have errors and write the rest`, zh: `跳过有错误的文章，其余照样写`},
	{code: "flag-json", kind: Text, en: `print the result as JSON, and mistakes as JSON lines`, zh: `结果用 JSON 输出，错误每条一行 JSON`},
	{code: "flag-dry-run", kind: Text, en: `only say what would be done`, zh: `只说会做什么，不动手`},
	{code: "flag-full", kind: Text, en: `compare with what the target really holds`, zh: `和目标上实际有的文件比较`},
	{code: "flag-announce", kind: Text, en: `tell search engines afterwards; =all everything again, =off nothing`, zh: `发布后告诉搜索引擎；=all 全部再告诉一遍，=off 不告诉`},
	{code: "flag-force", kind: Text, en: `break another publisher's lock, and delete however much`, zh: `不管别人的锁，也不管要删多少`},
	{code: "flag-json-answer", kind: Text, en: `print the answer as JSON`, zh: `结果用 JSON 输出`},
	{code: "flag-verbose", kind: Text, en: `list the articles that are not shown, and show how long each stage took`, zh: `列出没有发布的文章，以及各阶段用了多少时间`},
	{code: "flag-profile", kind: Text, en: `write a CPU profile for pprof to this file`, zh: `把 CPU 分析数据写进这个文件，供 pprof 用`},
	{code: "flag-addr", kind: Text, en: `the address to listen on (default: 127.0.0.1:1313, or the next free port)`, zh: `预览用的地址（不写就是 127.0.0.1:1313，占用了就用下一个）`},
	{code: "flag-open", kind: Text, en: `open the browser`, zh: `打开浏览器`},
	{code: "flag-follow", kind: Text, en: `open tabs go to the article that is edited`, zh: `改哪篇文章，打开的网页就跳到哪篇`},
	{code: "flag-published", kind: Text, en: `show only what the public sees: no drafts, nothing of the future`, zh: `只看读者看得到的：不显示草稿和以后才发布的文章`},
	{code: "flag-expired", kind: Text, en: `show articles that have expired, too`, zh: `过期的文章也显示`},
	{code: "flag-allow-host", kind: Text, en: `also answer to this host's name; may stand several times`, zh: `也接受这个主机名；可以写几次`},
	{code: "flag-poll", kind: Text, en: `look for changes now and then, without asking the system`, zh: `隔一会儿查一遍改动，不靠系统通知`},
	{code: "flag-limit", kind: Text, en: `how many results are shown at most (default: 10)`, zh: `最多列出几条（不写就是 10 条）`},
	{code: "flag-channel", kind: Text, en: `only articles of this channel, by name or slug`, zh: `只找这个频道的文章，写名称或 slug`},
	{code: "flag-festival", kind: Text, en: `only articles of this festival, by name or slug`, zh: `只找这个节日的文章，写名称或 slug`},
	{code: "flag-dir", kind: Text, en: `write all pages into this folder`, zh: `把全部手册页写进这个文件夹`},
	{code: "flag-lang", kind: Text, en: `the language of messages: en or zh (default: that of the system)`, zh: `提示用的语言：zh（中文）或 en（英文）（不写就用系统的语言）`},
	{code: "flag-help", kind: Text, en: `show how the command is used`, zh: `显示用法`},
	{code: "flag-version", kind: Text, en: `print the version`, zh: `显示版本`},

	// What stands for values in usage lines.
	{code: "value-dir", kind: Text, en: `DIR`, zh: `文件夹`},
	{code: "value-file", kind: Text, en: `FILE`, zh: `文件`},
	{code: "value-day", kind: Text, en: `DAY`, zh: `日期`},
	{code: "value-number", kind: Text, en: `N`, zh: `数`},
	{code: "value-task", kind: Text, en: `TASK`, zh: `步骤`},
	{code: "value-part", kind: Text, en: `I/N`, zh: `I/N`},
	{code: "value-address", kind: Text, en: `ADDRESS`, zh: `地址`},
	{code: "value-name", kind: Text, en: `NAME`, zh: `名称`},
	{code: "value-target", kind: Text, en: `TARGET`, zh: `目标`},
	{code: "value-language", kind: Text, en: `en|zh`, zh: `en|zh`},
	{code: "value-query", kind: Text, en: `QUERY`, zh: `要找的词`},
	{code: "value-command", kind: Text, en: `COMMAND`, zh: `命令`},
	{code: "value-flags", kind: Text, en: `[FLAGS]`, zh: `[选项]`},

	// Heads and lines of the help.
	{code: "head-usage", kind: Text, en: `Usage:`, zh: `用法：`},
	{code: "head-commands", kind: Text, en: `Commands:`, zh: `命令：`},
	{code: "head-flags", kind: Text, en: `Flags:`, zh: `选项：`},
	{code: "head-general-flags", kind: Text, en: `Flags of every command:`, zh: `各个命令都有的选项：`},
	{code: "head-examples", kind: Text, en: `Examples:`, zh: `例子：`},
	{code: "more-help", kind: Text, en: `See wendang help COMMAND for more about a command.`, zh: `各个命令的用法见：wendang help 命令`},

	// Heads of manual pages.
	{code: "man-name", kind: Text, en: `NAME`, zh: `名称`},
	{code: "man-synopsis", kind: Text, en: `SYNOPSIS`, zh: `用法`},
	{code: "man-description", kind: Text, en: `DESCRIPTION`, zh: `说明`},
	{code: "man-commands", kind: Text, en: `COMMANDS`, zh: `命令`},
	{code: "man-options", kind: Text, en: `OPTIONS`, zh: `选项`},
	{code: "man-examples", kind: Text, en: `EXAMPLES`, zh: `例子`},
	{code: "man-exit-status", kind: Text, en: `EXIT STATUS`, zh: `退出码`},
	{code: "man-see-also", kind: Text, en: `SEE ALSO`, zh: `另见`},
	{code: "man-section", kind: Text, en: `Manual of wendang`, zh: `wendang 手册`},
	{code: "exit-0", kind: Text, en: `done`, zh: `完成`},
	{code: "exit-1", kind: Text, en: `the site has errors`, zh: `网站有错误`},
	{code: "exit-2", kind: Text, en: `wrong usage, or the machine failed`, zh: `命令用法不对，或者机器出了问题`},
}
