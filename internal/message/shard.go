package message

// shardEntries are about a build that is shared by tasks.
var shardEntries = []entry{
	{
		code: "shard-task-unknown", kind: Failure, args: "text",
		en:    `"{text}" is no task of a shared build`,
		zh:    `分段生成没有“{text}”这一步`,
		hints: "shard-tasks-are, did-you-mean",
	},
	{
		code: "shard-tasks-are", kind: Hint,
		en: `the tasks are, in their order: parse I/N, arrange N, render I/N, finish N`,
		zh: `依次是：parse I/N、arrange N、render I/N、finish N`,
	},
	{
		code: "shard-task-missing", kind: Failure,
		en:    `no task is given`,
		zh:    `没有写明做哪一步`,
		hints: "shard-tasks-are",
	},
	{
		code: "shard-parts-invalid", kind: Failure, args: "text, task",
		en:    `"{text}" does not say into how many parts {task} divides the site`,
		zh:    `“{text}”没有说明 {task} 时网站一共分几部分`,
		hints: "shard-parts-form",
	},
	{
		code: "shard-part-range", kind: Failure, args: "part int, parts int",
		en:    `there is no part {part} of {parts}`,
		zh:    `一共 {parts} 部分，没有第 {part} 部分`,
		hints: "shard-part-form",
	},
	{
		code: "shard-parts-most", kind: Failure, args: "parts int, most int",
		en:    `a site cannot be divided into {parts} parts, but into {most} at most`,
		zh:    `网站不能分成 {parts} 部分，最多 {most} 部分`,
		hints: "shard-part-form, shard-parts-form",
	},
	{
		code: "shard-part-invalid", kind: Failure, args: "text, task",
		en:    `"{text}" does not say which part {task} is to do`,
		zh:    `“{text}”没有说明 {task} 做第几部分`,
		hints: "shard-part-form, shard-parts-form",
	},
	{
		code: "shard-part-form", kind: Hint, args: "task",
		en: `write the part and how many there are, from 1 on: wendang shard {task} 3/8`,
		zh: `写明第几部分、一共几部分，从 1 数起：wendang shard {task} 3/8`,
	},
	{
		code: "shard-parts-form", kind: Hint, args: "task",
		en: `write how many parts there are: wendang shard {task} 8`,
		zh: `写明一共几部分：wendang shard {task} 8`,
	},
	{
		code: "shard-work-missing", kind: Failure,
		en:    `no work folder is given`,
		zh:    `没有写明工作文件夹`,
		hints: "shard-name-work",
	},
	{
		code: "shard-name-work", kind: Hint,
		en: `name a folder that all machines see with --work, or s3://bucket/prefix`,
		zh: `用 --work 写明一个各台机器都能读写的文件夹，或 s3://存储桶/前缀`,
	},
	{
		code: "shard-work-address", kind: Failure, args: "address, cause message",
		en:    `{address} cannot be a work folder: {cause}`,
		zh:    `{address} 不能当工作文件夹：{cause}`,
		hints: "shard-name-work",
	},
	{
		code: "shard-within-out", kind: Text, args: "out",
		en: `it lies in the output {out}, where it would be published`,
		zh: `它在输出文件夹 {out} 里面，会跟着发布出去`,
	},
	{
		code: "shard-within-site", kind: Text, args: "folder",
		en: `it lies among the site's files, in {folder}`,
		zh: `它在网站的文件里面（{folder}）`,
	},
	{
		code: "shard-no-bucket", kind: Text,
		en: `it is neither a folder nor an address of the form s3://bucket/prefix`,
		zh: `它既不是文件夹，也不是 s3://存储桶/前缀 这样的地址`,
	},
	{
		code: "shard-option-unknown", kind: Text, args: "name",
		en: `nothing is called {name} behind the question mark; there may be endpoint, region and path_style`,
		zh: `问号后面没有叫 {name} 的参数，可以写 endpoint、region、path_style`,
	},
	{
		code: "shard-out-in-work", kind: Failure, args: "out, work",
		en:    `the output {out} lies in the work folder {work}`,
		zh:    `输出文件夹 {out} 在工作文件夹 {work} 里面`,
		hints: "shard-out-apart",
	},
	{
		code: "shard-out-apart", kind: Hint,
		en: `name another folder with --out, or with --work: let them lie beside each other`,
		zh: `用 --out 或 --work 换一个文件夹，两个并排放`,
	},
	{
		code: "shard-work-failed", kind: Failure, args: "address, cause message",
		en:    `the work folder {address} cannot be used: {cause}`,
		zh:    `工作文件夹 {address} 用不了：{cause}`,
		hints: "shard-check-work, shard-name-work",
	},
	{
		code: "shard-scratch-failed", kind: Failure, args: "folder, cause message",
		en:    `the folder for temporary files {folder} cannot be used: {cause}`,
		zh:    `临时文件夹 {folder} 用不了：{cause}`,
		hints: "shard-set-scratch",
	},
	{
		code: "shard-set-scratch", kind: Hint,
		en: `name a folder on this machine that can be written, with room enough, in TMPDIR (on Windows TMP)`,
		zh: `用环境变量 TMPDIR（Windows 上是 TMP）写明这台机器上一个能写、地方够用的文件夹`,
	},
	{
		code: "shard-check-work", kind: Hint,
		en: `check the address and the credentials (docs/scale.md), and run the task again`,
		zh: `检查地址和密钥（见 docs/scale.zh-CN.md），再运行这一步`,
	},
	{
		code: "shard-not-parsed", kind: Failure, args: "part int, parts int",
		en:    `part {part} of {parts} has not been parsed`,
		zh:    `第 {part} 部分（共 {parts} 部分）还没有解析`,
		hints: "shard-run",
	},
	{
		code: "shard-not-arranged", kind: Failure, args: "parts int",
		en:    `the site has not been arranged from {parts} {parts|part|parts}`,
		zh:    `还没有把 {parts} 个部分编排成网站`,
		hints: "shard-run",
	},
	{
		code: "shard-parsed-since", kind: Failure, args: "part int, parts int",
		en:    `part {part} of {parts} has changed since the site was arranged`,
		zh:    `编排网站以后，第 {part} 部分（共 {parts} 部分）又有变化`,
		hints: "shard-run",
	},
	{
		code: "shard-arranged-since", kind: Failure,
		en:    `the site has been arranged anew since this task began`,
		zh:    `这一步开始以后，网站又重新编排过`,
		hints: "shard-run",
	},
	{
		code: "shard-not-rendered", kind: Failure, args: "part int, parts int",
		en:    `part {part} of {parts} has not been rendered since the site was arranged`,
		zh:    `编排网站以后，第 {part} 部分（共 {parts} 部分）还没有生成`,
		hints: "shard-run",
	},
	{
		code: "shard-output-changed", kind: Failure, args: "path, part int, parts int",
		en:    `{path} is not as part {part} of {parts} has rendered it`,
		zh:    `{path} 和第 {part} 部分（共 {parts} 部分）生成的不一样`,
		hints: "shard-run",
	},
	{
		code: "shard-run", kind: Hint, args: "command",
		en: `run: wendang shard {command}`,
		zh: `运行：wendang shard {command}`,
	},
	{
		code: "shard-other-program", kind: Failure, args: "command, other, own",
		en:    `"{command}" was run by another build of wendang: that is {other}, this is {own}`,
		zh:    `“{command}”用的是另一份 wendang 程序：那份是 {other}，这份是 {own}`,
		hints: "shard-run-all",
	},
	{
		code: "shard-other-site", kind: Failure, args: "command",
		en:    `"{command}" was run with another site.toml`,
		zh:    `“{command}”用的是另一份 site.toml`,
		hints: "shard-run-all",
	},
	{
		code: "shard-other-theme", kind: Failure, args: "command",
		en:    `"{command}" was run with another theme`,
		zh:    `“{command}”用的是另一个主题`,
		hints: "shard-run-all",
	},
	{
		code: "shard-other-day", kind: Failure, args: "command, day",
		en:    `"{command}" was run for {day}`,
		zh:    `“{command}”是按 {day} 这一天做的`,
		hints: "shard-take-day",
	},
	{
		code: "shard-take-day", kind: Hint, args: "command, day",
		en: `leave --date out; or, for {day}, run wendang shard {command} --date {day}, then render and finish`,
		zh: `去掉 --date；要换成 {day}，就运行 wendang shard {command} --date {day}，再做 render 和 finish`,
	},
	{
		code: "shard-other-articles", kind: Failure, args: "command, flag",
		en:    `"{command}" was run without {flag}`,
		zh:    `“{command}”没有加 {flag}`,
		hints: "shard-take-articles",
	},
	{
		code: "shard-take-articles", kind: Hint, args: "command, flag",
		en: `leave {flag} out; or run wendang shard {command} {flag}, then render and finish`,
		zh: `去掉 {flag}；或者运行 wendang shard {command} {flag}，再做 render 和 finish`,
	},
	{
		code: "shard-not-record", kind: Failure, args: "path",
		en:    `{path} stands where tasks keep a file, and is none`,
		zh:    `{path} 占了各步存文件的位置，又不是普通文件`,
		hints: "shard-delete-it",
	},
	{
		code: "shard-delete-it", kind: Hint,
		en: `delete it: tasks make again what the work folder lacks`,
		zh: `把它删掉：工作文件夹里缺的，各步会重新做`,
	},
	{
		code: "shard-run-all", kind: Hint,
		en: `run all tasks from parse on, with one program and one copy of the site`,
		zh: `用同一个程序、同一份网站文件，从 parse 开始各步都重做`,
	},
	{
		code: "shard-damaged", kind: Failure, args: "name",
		en:    `{name} in the work folder is damaged`,
		zh:    `工作文件夹里的 {name} 坏了`,
		hints: "shard-run",
	},
	{
		code: "shard-too-many", kind: Failure, args: "count int, most int",
		en: `{count} articles or files of the output are more than one site can have; {most} at most`,
		zh: `文章或输出文件有 {count} 个，超过了一个网站的上限 {most} 个`,
	},
	{
		code: "shard-too-large", kind: Failure, args: "size int, most int",
		en: `a record of {size} bytes is too large to be left to another task; {most} at most`,
		zh: `要交给下一步的一条记录有 {size} 字节，超过了上限 {most} 字节`,
	},
	{
		code: "shard-waiting", kind: Text, args: "out",
		en: `waiting until the build that is at work on {out} ends`,
		zh: `另一次生成正在往 {out} 里写，等它结束`,
	},
	{
		code: "shard-parsed", kind: Text, args: "part int, parts int, articles int, seconds",
		en: `part {part} of {parts}: {articles} {articles|article|articles} parsed in {seconds} s`,
		zh: `第 {part} 部分（共 {parts} 部分）：解析 {articles} 篇文章，用时 {seconds} 秒`,
	},
	{
		code: "shard-parsed-before", kind: Text, args: "part int, parts int, articles int",
		en: `part {part} of {parts}: {articles} {articles|article|articles}, nothing has changed`,
		zh: `第 {part} 部分（共 {parts} 部分）：{articles} 篇文章，没有变化`,
	},
	{
		code: "shard-arranged", kind: Text, args: "parts int, articles int, pages int, seconds",
		en: `{articles} {articles|article|articles} of {parts} {parts|part|parts} arranged on {pages} {pages|page|pages} in {seconds} s`,
		zh: `把 {parts} 个部分的 {articles} 篇文章编排成 {pages} 个网页，用时 {seconds} 秒`,
	},
	{
		code: "shard-rendered", kind: Text, args: "part int, parts int, written int, unchanged int, seconds",
		en: `part {part} of {parts}: {written} {written|file|files} written, {unchanged} unchanged, in {seconds} s`,
		zh: `第 {part} 部分（共 {parts} 部分）：写了 {written} 个文件，{unchanged} 个没有变化，用时 {seconds} 秒`,
	},
}
