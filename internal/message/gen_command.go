// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// CommandMissing says: no command given
func CommandMissing() Message {
	return Message{code: "command-missing"}
}

// UnknownCommand says: unknown command "{name}"
func UnknownCommand(name string) Message {
	return Message{code: "unknown-command", args: []arg{textArg(name)}}
}

// UnknownFlag says: unknown flag {flag}
func UnknownFlag(flag string) Message {
	return Message{code: "unknown-flag", args: []arg{textArg(flag)}}
}

// TwoDashes says: write --{flag}, with two dashes
func TwoDashes(flag string) Message {
	return Message{code: "two-dashes", args: []arg{textArg(flag)}}
}

// FlagWithoutValue says: {flag} needs a value
func FlagWithoutValue(flag string) Message {
	return Message{code: "flag-without-value", args: []arg{textArg(flag)}}
}

// FlagValueInvalid says: "{value}" does not fit {flag}
func FlagValueInvalid(flag string, value string) Message {
	return Message{code: "flag-value-invalid", args: []arg{textArg(flag), textArg(value)}}
}

// FlagFormInvalid says: {flag} is not written as a flag is
func FlagFormInvalid(flag string) Message {
	return Message{code: "flag-form-invalid", args: []arg{textArg(flag)}}
}

// DateForm says: write a day as 2021-02-13
func DateForm() Message {
	return Message{code: "date-form"}
}

// NumberOfJobs says: write 1 or more, or leave the flag out
func NumberOfJobs() Message {
	return Message{code: "number-of-jobs"}
}

// NumberOfSegments says: write 1 or more, or leave the flag out
func NumberOfSegments() Message {
	return Message{code: "number-of-segments"}
}

// NumberOfResults says: write 1 or more
func NumberOfResults() Message {
	return Message{code: "number-of-results"}
}

// LanguagesAre says: write en for English or zh for Chinese
func LanguagesAre() Message {
	return Message{code: "languages-are"}
}

// ArgumentUnexpected says: unexpected {argument}
func ArgumentUnexpected(argument string) Message {
	return Message{code: "argument-unexpected", args: []arg{textArg(argument)}}
}

// SourceBeforeFolder says: write wendang {command} --source {dir}
func SourceBeforeFolder(command string, dir string) Message {
	return Message{code: "source-before-folder", args: []arg{textArg(command), textArg(dir)}}
}

// QueryMissing says: what is to be searched for?
func QueryMissing() Message {
	return Message{code: "query-missing"}
}

// WriteQuery says: write wendang search QUERY
func WriteQuery() Message {
	return Message{code: "write-query"}
}

// FolderMissing says: the folder to make is not named
func FolderMissing() Message {
	return Message{code: "folder-missing"}
}

// WriteFolder says: write wendang init DIR
func WriteFolder() Message {
	return Message{code: "write-folder"}
}

// ShellMissing says: the shell is not named
func ShellMissing() Message {
	return Message{code: "shell-missing"}
}

// ShellUnknown says: unknown shell "{name}"
func ShellUnknown(name string) Message {
	return Message{code: "shell-unknown", args: []arg{textArg(name)}}
}

// ShellsAre says: the shells are {names}
func ShellsAre(names []string) Message {
	return Message{code: "shells-are", args: []arg{listArg(names)}}
}

// SeeHelp says: see {command}
func SeeHelp(command string) Message {
	return Message{code: "see-help", args: []arg{textArg(command)}}
}

// NotDoubleClicked says: wendang is a program for the command line. Open a window of PowerShell in its folder, …
func NotDoubleClicked() Message {
	return Message{code: "not-double-clicked"}
}

// Counts says: {errors} {errors|error|errors}, {warnings} {warnings|warning|warnings}
func Counts(errors int, warnings int) Message {
	return Message{code: "counts", args: []arg{numberArg(errors), numberArg(warnings)}}
}

// NothingWritten says: {counts}; nothing was written
func NothingWritten(counts Message) Message {
	return Message{code: "nothing-written", args: []arg{messageArg(counts)}}
}

// CountsAnd says: {counts}; {rest}
func CountsAnd(counts Message, rest Message) Message {
	return Message{code: "counts-and", args: []arg{messageArg(counts), messageArg(rest)}}
}

// Built says: {articles} {articles|article|articles} on {pages} {pages|page|pages} in {seconds} s: {written} {written|file|files} written, {unchanged} unchanged, {removed} removed in {out}{index}{hidden}
func Built(articles int, pages int, seconds string, written int, unchanged int, removed int, out string, index Message, hidden Message) Message {
	return Message{code: "built", args: []arg{numberArg(articles), numberArg(pages), textArg(seconds), numberArg(written), numberArg(unchanged), numberArg(removed), textArg(out), messageArg(index), messageArg(hidden)}}
}

// BuiltIndex says: ; search index of {megabytes} MB in {files} {files|file|files}
func BuiltIndex(megabytes string, files int) Message {
	return Message{code: "built-index", args: []arg{textArg(megabytes), numberArg(files)}}
}

// BuiltHidden says: ; not shown: {drafts} {drafts|draft|drafts}, {future} of the future, {expired} expired
func BuiltHidden(drafts int, future int, expired int) Message {
	return Message{code: "built-hidden", args: []arg{numberArg(drafts), numberArg(future), numberArg(expired)}}
}

// BuiltNext says: {built}; on {day} the portal changes by itself and is to be built again
func BuiltNext(built Message, day string) Message {
	return Message{code: "built-next", args: []arg{messageArg(built), textArg(day)}}
}

// BuiltNoAddress says: {built}; without base_url in site.toml there are no feeds, sitemaps and canonical links
func BuiltNoAddress(built Message) Message {
	return Message{code: "built-no-address", args: []arg{messageArg(built)}}
}

// HiddenArticle says: not shown: {path} ({why})
func HiddenArticle(path string, why string) Message {
	return Message{code: "hidden-article", args: []arg{textArg(path), textArg(why)}}
}

// ArticlesFound says: {articles} {articles|article|articles}
func ArticlesFound(articles int) Message {
	return Message{code: "articles-found", args: []arg{numberArg(articles)}}
}

// TitlesOnly says: there are many texts, so a single character is looked for in titles and tags alone
func TitlesOnly() Message {
	return Message{code: "titles-only"}
}

// FoundAlone says: {part} by itself: {articles} {articles|article|articles}
func FoundAlone(part string, articles int) Message {
	return Message{code: "found-alone", args: []arg{textArg(part), numberArg(articles)}}
}

// PartlyRead says: there are many texts: a single character is looked for in the first {articles} articles, and in the titles and tags of the others
func PartlyRead(articles int) Message {
	return Message{code: "partly-read", args: []arg{numberArg(articles)}}
}

// AddACharacter says: add another character
func AddACharacter() Message {
	return Message{code: "add-a-character"}
}

// NothingToLookFor says: there is nothing in this to look for
func NothingToLookFor() Message {
	return Message{code: "nothing-to-look-for"}
}

// FoundEverywhere says: in all channels and festivals: {articles} {articles|article|articles}
func FoundEverywhere(articles int) Message {
	return Message{code: "found-everywhere", args: []arg{numberArg(articles)}}
}

// FoundUnchecked says: in these the words may or may not stand together; they were not checked one by one:
func FoundUnchecked() Message {
	return Message{code: "found-unchecked"}
}

// FoundApart says: these have all words, but not together:
func FoundApart() Message {
	return Message{code: "found-apart"}
}

// MadeFile says: made {path}
func MadeFile(path string) Message {
	return Message{code: "made-file", args: []arg{textArg(path)}}
}

// ServeNext says: now: wendang serve --source {dir}
func ServeNext(dir string) Message {
	return Message{code: "serve-next", args: []arg{textArg(dir)}}
}

// Serving says: the portal is at {url} (Ctrl-C ends)
func Serving(url string) Message {
	return Message{code: "serving", args: []arg{textArg(url)}}
}

// ProgramSays says: wendang: {what}
func ProgramSays(what Message) Message {
	return Message{code: "program-says", args: []arg{messageArg(what)}}
}

// ProgressFiles says: files
func ProgressFiles() Message {
	return Message{code: "progress-files"}
}

// StageConfig says: config, theme
func StageConfig() Message {
	return Message{code: "stage-config"}
}

// StageList says: list
func StageList() Message {
	return Message{code: "stage-list"}
}

// StageParse says: read, parse
func StageParse() Message {
	return Message{code: "stage-parse"}
}

// StageArrange says: arrange
func StageArrange() Message {
	return Message{code: "stage-arrange"}
}

// StageRelate says: relate
func StageRelate() Message {
	return Message{code: "stage-relate"}
}

// StageTemplates says: templates
func StageTemplates() Message {
	return Message{code: "stage-templates"}
}

// StageOutputs says: outputs
func StageOutputs() Message {
	return Message{code: "stage-outputs"}
}

// StageIndex says: index
func StageIndex() Message {
	return Message{code: "stage-index"}
}

// StageWrite says: render, write
func StageWrite() Message {
	return Message{code: "stage-write"}
}

// StageCommit says: commit
func StageCommit() Message {
	return Message{code: "stage-commit"}
}

// ProgressReading says: reading
func ProgressReading() Message {
	return Message{code: "progress-reading"}
}

// ProgressIndexing says: indexing
func ProgressIndexing() Message {
	return Message{code: "progress-indexing"}
}

// ProgressWritingIndex says: writing the index
func ProgressWritingIndex() Message {
	return Message{code: "progress-writing-index"}
}

// ProgressWriting says: writing
func ProgressWriting() Message {
	return Message{code: "progress-writing"}
}
