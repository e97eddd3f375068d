// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// ShardTaskUnknown says: "{text}" is no task of a shared build
func ShardTaskUnknown(text string) Message {
	return Message{code: "shard-task-unknown", args: []arg{textArg(text)}}
}

// ShardTasksAre says: the tasks are, in their order: parse I/N, arrange N, render I/N, finish N
func ShardTasksAre() Message {
	return Message{code: "shard-tasks-are"}
}

// ShardTaskMissing says: no task is given
func ShardTaskMissing() Message {
	return Message{code: "shard-task-missing"}
}

// ShardPartsInvalid says: "{text}" does not say into how many parts {task} divides the site
func ShardPartsInvalid(text string, task string) Message {
	return Message{code: "shard-parts-invalid", args: []arg{textArg(text), textArg(task)}}
}

// ShardPartRange says: there is no part {part} of {parts}
func ShardPartRange(part int, parts int) Message {
	return Message{code: "shard-part-range", args: []arg{numberArg(part), numberArg(parts)}}
}

// ShardPartsMost says: a site cannot be divided into {parts} parts, but into {most} at most
func ShardPartsMost(parts int, most int) Message {
	return Message{code: "shard-parts-most", args: []arg{numberArg(parts), numberArg(most)}}
}

// ShardPartInvalid says: "{text}" does not say which part {task} is to do
func ShardPartInvalid(text string, task string) Message {
	return Message{code: "shard-part-invalid", args: []arg{textArg(text), textArg(task)}}
}

// ShardPartForm says: write the part and how many there are, from 1 on: wendang shard {task} 3/8
func ShardPartForm(task string) Message {
	return Message{code: "shard-part-form", args: []arg{textArg(task)}}
}

// ShardPartsForm says: write how many parts there are: wendang shard {task} 8
func ShardPartsForm(task string) Message {
	return Message{code: "shard-parts-form", args: []arg{textArg(task)}}
}

// ShardWorkMissing says: no work folder is given
func ShardWorkMissing() Message {
	return Message{code: "shard-work-missing"}
}

// ShardNameWork says: name a folder that all machines see with --work, or s3://bucket/prefix
func ShardNameWork() Message {
	return Message{code: "shard-name-work"}
}

// ShardWorkAddress says: {address} cannot be a work folder: {cause}
func ShardWorkAddress(address string, cause Message) Message {
	return Message{code: "shard-work-address", args: []arg{textArg(address), messageArg(cause)}}
}

// ShardWithinOut says: it lies in the output {out}, where it would be published
func ShardWithinOut(out string) Message {
	return Message{code: "shard-within-out", args: []arg{textArg(out)}}
}

// ShardWithinSite says: it lies among the site's files, in {folder}
func ShardWithinSite(folder string) Message {
	return Message{code: "shard-within-site", args: []arg{textArg(folder)}}
}

// ShardNoBucket says: it is neither a folder nor an address of the form s3://bucket/prefix
func ShardNoBucket() Message {
	return Message{code: "shard-no-bucket"}
}

// ShardOptionUnknown says: nothing is called {name} behind the question mark; there may be endpoint, region and path_style
func ShardOptionUnknown(name string) Message {
	return Message{code: "shard-option-unknown", args: []arg{textArg(name)}}
}

// ShardOutInWork says: the output {out} lies in the work folder {work}
func ShardOutInWork(out string, work string) Message {
	return Message{code: "shard-out-in-work", args: []arg{textArg(out), textArg(work)}}
}

// ShardOutApart says: name another folder with --out, or with --work: let them lie beside each other
func ShardOutApart() Message {
	return Message{code: "shard-out-apart"}
}

// ShardWorkFailed says: the work folder {address} cannot be used: {cause}
func ShardWorkFailed(address string, cause Message) Message {
	return Message{code: "shard-work-failed", args: []arg{textArg(address), messageArg(cause)}}
}

// ShardFileGone says: {path}, which this task has written, has gone: it was held up for over an hour
func ShardFileGone(path string) Message {
	return Message{code: "shard-file-gone", args: []arg{textArg(path)}}
}

// ShardHeldUp says: run the task again; if nothing was held up, somebody has deleted the file
func ShardHeldUp() Message {
	return Message{code: "shard-held-up"}
}

// ShardScratchFailed says: the folder for temporary files {folder} cannot be used: {cause}
func ShardScratchFailed(folder string, cause Message) Message {
	return Message{code: "shard-scratch-failed", args: []arg{textArg(folder), messageArg(cause)}}
}

// ShardSetScratch says: name a folder on this machine that can be written, with room enough, in TMPDIR (on Windows TMP)
func ShardSetScratch() Message {
	return Message{code: "shard-set-scratch"}
}

// ShardCheckWork says: check the address and the credentials (docs/scale.md), and run the task again
func ShardCheckWork() Message {
	return Message{code: "shard-check-work"}
}

// ShardNotParsed says: part {part} of {parts} has not been parsed
func ShardNotParsed(part int, parts int) Message {
	return Message{code: "shard-not-parsed", args: []arg{numberArg(part), numberArg(parts)}}
}

// ShardNotArranged says: the site has not been arranged from {parts} {parts|part|parts}
func ShardNotArranged(parts int) Message {
	return Message{code: "shard-not-arranged", args: []arg{numberArg(parts)}}
}

// ShardParsedSince says: part {part} of {parts} has changed since the site was arranged
func ShardParsedSince(part int, parts int) Message {
	return Message{code: "shard-parsed-since", args: []arg{numberArg(part), numberArg(parts)}}
}

// ShardArrangedSince says: the site has been arranged anew since this task began
func ShardArrangedSince() Message {
	return Message{code: "shard-arranged-since"}
}

// ShardNotRendered says: part {part} of {parts} has not been rendered since the site was arranged
func ShardNotRendered(part int, parts int) Message {
	return Message{code: "shard-not-rendered", args: []arg{numberArg(part), numberArg(parts)}}
}

// ShardOutputChanged says: {path} is not as part {part} of {parts} has rendered it
func ShardOutputChanged(path string, part int, parts int) Message {
	return Message{code: "shard-output-changed", args: []arg{textArg(path), numberArg(part), numberArg(parts)}}
}

// ShardRun says: run: wendang shard {command}
func ShardRun(command string) Message {
	return Message{code: "shard-run", args: []arg{textArg(command)}}
}

// ShardOtherProgram says: "{command}" was run by another build of wendang: that is {other}, this is {own}
func ShardOtherProgram(command string, other string, own string) Message {
	return Message{code: "shard-other-program", args: []arg{textArg(command), textArg(other), textArg(own)}}
}

// ShardOtherSite says: "{command}" was run with another site.toml
func ShardOtherSite(command string) Message {
	return Message{code: "shard-other-site", args: []arg{textArg(command)}}
}

// ShardOtherTheme says: "{command}" was run with another theme
func ShardOtherTheme(command string) Message {
	return Message{code: "shard-other-theme", args: []arg{textArg(command)}}
}

// ShardOtherDay says: "{command}" was run for {day}
func ShardOtherDay(command string, day string) Message {
	return Message{code: "shard-other-day", args: []arg{textArg(command), textArg(day)}}
}

// ShardTakeDay says: leave --date out; or, for {day}, run wendang shard {command} --date {day}, then render and finish
func ShardTakeDay(command string, day string) Message {
	return Message{code: "shard-take-day", args: []arg{textArg(command), textArg(day)}}
}

// ShardOtherArticles says: "{command}" was run without {flag}
func ShardOtherArticles(command string, flag string) Message {
	return Message{code: "shard-other-articles", args: []arg{textArg(command), textArg(flag)}}
}

// ShardTakeArticles says: leave {flag} out; or run wendang shard {command} {flag}, then render and finish
func ShardTakeArticles(command string, flag string) Message {
	return Message{code: "shard-take-articles", args: []arg{textArg(command), textArg(flag)}}
}

// ShardNotRecord says: {path} stands where tasks keep a file, and is none
func ShardNotRecord(path string) Message {
	return Message{code: "shard-not-record", args: []arg{textArg(path)}}
}

// ShardDeleteIt says: delete it: tasks make again what the work folder lacks
func ShardDeleteIt() Message {
	return Message{code: "shard-delete-it"}
}

// ShardRunAll says: run all tasks from parse on, with one program and one copy of the site
func ShardRunAll() Message {
	return Message{code: "shard-run-all"}
}

// ShardDamaged says: {name} in the work folder is damaged
func ShardDamaged(name string) Message {
	return Message{code: "shard-damaged", args: []arg{textArg(name)}}
}

// ShardTooMany says: {count} articles or files of the output are more than one site can have; {most} at most
func ShardTooMany(count int, most int) Message {
	return Message{code: "shard-too-many", args: []arg{numberArg(count), numberArg(most)}}
}

// ShardTooLarge says: a record of {size} bytes is too large to be left to another task; {most} at most
func ShardTooLarge(size int, most int) Message {
	return Message{code: "shard-too-large", args: []arg{numberArg(size), numberArg(most)}}
}

// ShardWaiting says: waiting until the build that is at work on {out} ends
func ShardWaiting(out string) Message {
	return Message{code: "shard-waiting", args: []arg{textArg(out)}}
}

// ShardParsed says: part {part} of {parts}: {articles} {articles|article|articles} parsed in {seconds} s
func ShardParsed(part int, parts int, articles int, seconds string) Message {
	return Message{code: "shard-parsed", args: []arg{numberArg(part), numberArg(parts), numberArg(articles), textArg(seconds)}}
}

// ShardParsedBefore says: part {part} of {parts}: {articles} {articles|article|articles}, nothing has changed
func ShardParsedBefore(part int, parts int, articles int) Message {
	return Message{code: "shard-parsed-before", args: []arg{numberArg(part), numberArg(parts), numberArg(articles)}}
}

// ShardArranged says: {articles} {articles|article|articles} of {parts} {parts|part|parts} arranged on {pages} {pages|page|pages} in {seconds} s
func ShardArranged(parts int, articles int, pages int, seconds string) Message {
	return Message{code: "shard-arranged", args: []arg{numberArg(parts), numberArg(articles), numberArg(pages), textArg(seconds)}}
}

// ShardRendered says: part {part} of {parts}: {written} {written|file|files} written, {unchanged} unchanged, in {seconds} s
func ShardRendered(part int, parts int, written int, unchanged int, seconds string) Message {
	return Message{code: "shard-rendered", args: []arg{numberArg(part), numberArg(parts), numberArg(written), numberArg(unchanged), textArg(seconds)}}
}
