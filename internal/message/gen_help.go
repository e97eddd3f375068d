// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// HelpWendangShort says: make a Chinese document portal from Markdown articles
func HelpWendangShort() Message {
	return Message{code: "help-wendang-short"}
}

// HelpWendangLong says: wendang turns a folder of Markdown articles into a Chinese document portal: a static …
func HelpWendangLong() Message {
	return Message{code: "help-wendang-long"}
}

// HelpWendangExamples says: wendang init mysite              # make a site folder with a first article …
func HelpWendangExamples() Message {
	return Message{code: "help-wendang-examples"}
}

// HelpBuildShort says: build the portal
func HelpBuildShort() Message {
	return Message{code: "help-build-short"}
}

// HelpBuildLong says: Builds the portal of a site folder into an output folder. All mistakes are reported in …
func HelpBuildLong() Message {
	return Message{code: "help-build-long"}
}

// HelpBuildExamples says: wendang build                                # the site in this folder …
func HelpBuildExamples() Message {
	return Message{code: "help-build-examples"}
}

// HelpServeShort says: show the portal in a browser while it is written
func HelpServeShort() Message {
	return Message{code: "help-serve-short"}
}

// HelpServeLong says: Shows the portal at an address of this machine until Ctrl-C is pressed. Nothing is …
func HelpServeLong() Message {
	return Message{code: "help-serve-long"}
}

// HelpServeExamples says: wendang serve --source mysite …
func HelpServeExamples() Message {
	return Message{code: "help-serve-examples"}
}

// HelpSearchShort says: search a built site
func HelpSearchShort() Message {
	return Message{code: "help-search-short"}
}

// HelpSearchLong says: Asks the search index of a built site, as the portal's own search page does. Several …
func HelpSearchLong() Message {
	return Message{code: "help-search-long"}
}

// HelpSearchExamples says: wendang search 工作总结 …
func HelpSearchExamples() Message {
	return Message{code: "help-search-examples"}
}

// HelpPublishShort says: put what was built onto a host
func HelpPublishShort() Message {
	return Message{code: "help-publish-short"}
}

// HelpPublishLong says: Puts the output folder, as the last build left it, onto a host: a folder, an object …
func HelpPublishLong() Message {
	return Message{code: "help-publish-long"}
}

// HelpPublishExamples says: wendang build && wendang publish             # to the only [[publish]] of site.toml …
func HelpPublishExamples() Message {
	return Message{code: "help-publish-examples"}
}

// HelpShardShort says: build a very large portal in parts, on several machines
func HelpShardShort() Message {
	return Message{code: "help-shard-short"}
}

// HelpShardLong says: Does one task of a build that a scheduler shares among machines, such as the array jobs …
func HelpShardLong() Message {
	return Message{code: "help-shard-long"}
}

// HelpShardExamples says: wendang shard parse 1/2 --source mysite --work /shared/work …
func HelpShardExamples() Message {
	return Message{code: "help-shard-examples"}
}

// HelpInitShort says: make a new site folder
func HelpInitShort() Message {
	return Message{code: "help-init-short"}
}

// HelpInitLong says: Makes a site folder with a site.toml and a first article. Files that exist are never …
func HelpInitLong() Message {
	return Message{code: "help-init-long"}
}

// HelpInitExamples says: wendang init mysite …
func HelpInitExamples() Message {
	return Message{code: "help-init-examples"}
}

// HelpFlagFrom says: make the site of the articles in this folder
func HelpFlagFrom() Message {
	return Message{code: "help-flag-from"}
}

// HelpVersionShort says: print the version
func HelpVersionShort() Message {
	return Message{code: "help-version-short"}
}

// HelpVersionLong says: Prints the version of wendang, of Go and of the system it was built for.
func HelpVersionLong() Message {
	return Message{code: "help-version-long"}
}

// HelpVersionExamples says: wendang version
func HelpVersionExamples() Message {
	return Message{code: "help-version-examples"}
}

// HelpHelpShort says: show how a command is used
func HelpHelpShort() Message {
	return Message{code: "help-help-short"}
}

// HelpHelpLong says: Shows how a command is used. wendang COMMAND --help does the same.
func HelpHelpLong() Message {
	return Message{code: "help-help-long"}
}

// HelpHelpExamples says: wendang help build
func HelpHelpExamples() Message {
	return Message{code: "help-help-examples"}
}

// HelpCompletionShort says: complete commands with the Tab key
func HelpCompletionShort() Message {
	return Message{code: "help-completion-short"}
}

// HelpCompletionLong says: Prints a script with which a shell completes commands, flags, and the names of channels, …
func HelpCompletionLong() Message {
	return Message{code: "help-completion-long"}
}

// HelpCompletionExamples says: source <(wendang completion bash)            # bash, for this session …
func HelpCompletionExamples() Message {
	return Message{code: "help-completion-examples"}
}

// HelpManShort says: print manual pages
func HelpManShort() Message {
	return Message{code: "help-man-short"}
}

// HelpManLong says: Prints the manual page of wendang or of a command, or writes all of them into a folder.
func HelpManLong() Message {
	return Message{code: "help-man-long"}
}

// HelpManExamples says: wendang man build | man -l - …
func HelpManExamples() Message {
	return Message{code: "help-man-examples"}
}

// FlagSource says: the site folder (default: this folder)
func FlagSource() Message {
	return Message{code: "flag-source"}
}

// FlagOut says: the output folder (default: public in the site folder)
func FlagOut() Message {
	return Message{code: "flag-out"}
}

// FlagDrafts says: build drafts, too
func FlagDrafts() Message {
	return Message{code: "flag-drafts"}
}

// FlagFuture says: build articles dated after today, too
func FlagFuture() Message {
	return Message{code: "flag-future"}
}

// FlagDate says: build as on this day, such as 2021-02-13 (default: today)
func FlagDate() Message {
	return Message{code: "flag-date"}
}

// FlagJobs says: how much to do at once (default: one for each core)
func FlagJobs() Message {
	return Message{code: "flag-jobs"}
}

// FlagSegments says: divide the search index into N segments, as a build in N parts does
func FlagSegments() Message {
	return Message{code: "flag-segments"}
}

// FlagWork says: the work folder, or s3://bucket/prefix
func FlagWork() Message {
	return Message{code: "flag-work"}
}

// FlagKeepGoing says: leave out articles that have errors and write the rest
func FlagKeepGoing() Message {
	return Message{code: "flag-keep-going"}
}

// FlagJSON says: print the result as JSON, and mistakes as JSON lines
func FlagJSON() Message {
	return Message{code: "flag-json"}
}

// FlagDryRun says: only say what would be done
func FlagDryRun() Message {
	return Message{code: "flag-dry-run"}
}

// FlagFull says: compare with what the target really holds
func FlagFull() Message {
	return Message{code: "flag-full"}
}

// FlagAnnounce says: tell search engines afterwards; =all everything again, =off nothing
func FlagAnnounce() Message {
	return Message{code: "flag-announce"}
}

// FlagForce says: break another publisher's lock, and delete however much
func FlagForce() Message {
	return Message{code: "flag-force"}
}

// FlagJSONAnswer says: print the answer as JSON
func FlagJSONAnswer() Message {
	return Message{code: "flag-json-answer"}
}

// FlagVerbose says: list the articles that are not shown, and show how long each stage took
func FlagVerbose() Message {
	return Message{code: "flag-verbose"}
}

// FlagProfile says: write a CPU profile for pprof to this file
func FlagProfile() Message {
	return Message{code: "flag-profile"}
}

// FlagAddr says: the address to listen on (default: 127.0.0.1:1313, or the next free port)
func FlagAddr() Message {
	return Message{code: "flag-addr"}
}

// FlagOpen says: open the browser
func FlagOpen() Message {
	return Message{code: "flag-open"}
}

// FlagFollow says: open tabs go to the article that is edited
func FlagFollow() Message {
	return Message{code: "flag-follow"}
}

// FlagPublished says: show only what the public sees: no drafts, nothing of the future
func FlagPublished() Message {
	return Message{code: "flag-published"}
}

// FlagExpired says: show articles that have expired, too
func FlagExpired() Message {
	return Message{code: "flag-expired"}
}

// FlagAllowHost says: also answer to this host's name; may stand several times
func FlagAllowHost() Message {
	return Message{code: "flag-allow-host"}
}

// FlagPoll says: look for changes now and then, without asking the system
func FlagPoll() Message {
	return Message{code: "flag-poll"}
}

// FlagLimit says: how many results are shown at most (default: 10)
func FlagLimit() Message {
	return Message{code: "flag-limit"}
}

// FlagChannel says: only articles of this channel, by name or slug
func FlagChannel() Message {
	return Message{code: "flag-channel"}
}

// FlagFestival says: only articles of this festival, by name or slug
func FlagFestival() Message {
	return Message{code: "flag-festival"}
}

// FlagDir says: write all pages into this folder
func FlagDir() Message {
	return Message{code: "flag-dir"}
}

// FlagLang says: the language of messages: en or zh (default: that of the system)
func FlagLang() Message {
	return Message{code: "flag-lang"}
}

// FlagHelp says: show how the command is used
func FlagHelp() Message {
	return Message{code: "flag-help"}
}

// FlagVersion says: print the version
func FlagVersion() Message {
	return Message{code: "flag-version"}
}

// ValueDir says: DIR
func ValueDir() Message {
	return Message{code: "value-dir"}
}

// ValueFile says: FILE
func ValueFile() Message {
	return Message{code: "value-file"}
}

// ValueDay says: DAY
func ValueDay() Message {
	return Message{code: "value-day"}
}

// ValueNumber says: N
func ValueNumber() Message {
	return Message{code: "value-number"}
}

// ValueTask says: TASK
func ValueTask() Message {
	return Message{code: "value-task"}
}

// ValuePart says: I/N
func ValuePart() Message {
	return Message{code: "value-part"}
}

// ValueAddress says: ADDRESS
func ValueAddress() Message {
	return Message{code: "value-address"}
}

// ValueName says: NAME
func ValueName() Message {
	return Message{code: "value-name"}
}

// ValueTarget says: TARGET
func ValueTarget() Message {
	return Message{code: "value-target"}
}

// ValueLanguage says: en|zh
func ValueLanguage() Message {
	return Message{code: "value-language"}
}

// ValueQuery says: QUERY
func ValueQuery() Message {
	return Message{code: "value-query"}
}

// ValueCommand says: COMMAND
func ValueCommand() Message {
	return Message{code: "value-command"}
}

// ValueFlags says: [FLAGS]
func ValueFlags() Message {
	return Message{code: "value-flags"}
}

// HeadUsage says: Usage:
func HeadUsage() Message {
	return Message{code: "head-usage"}
}

// HeadCommands says: Commands:
func HeadCommands() Message {
	return Message{code: "head-commands"}
}

// HeadFlags says: Flags:
func HeadFlags() Message {
	return Message{code: "head-flags"}
}

// HeadGeneralFlags says: Flags of every command:
func HeadGeneralFlags() Message {
	return Message{code: "head-general-flags"}
}

// HeadExamples says: Examples:
func HeadExamples() Message {
	return Message{code: "head-examples"}
}

// MoreHelp says: See wendang help COMMAND for more about a command.
func MoreHelp() Message {
	return Message{code: "more-help"}
}

// ManName says: NAME
func ManName() Message {
	return Message{code: "man-name"}
}

// ManSynopsis says: SYNOPSIS
func ManSynopsis() Message {
	return Message{code: "man-synopsis"}
}

// ManDescription says: DESCRIPTION
func ManDescription() Message {
	return Message{code: "man-description"}
}

// ManCommands says: COMMANDS
func ManCommands() Message {
	return Message{code: "man-commands"}
}

// ManOptions says: OPTIONS
func ManOptions() Message {
	return Message{code: "man-options"}
}

// ManExamples says: EXAMPLES
func ManExamples() Message {
	return Message{code: "man-examples"}
}

// ManExitStatus says: EXIT STATUS
func ManExitStatus() Message {
	return Message{code: "man-exit-status"}
}

// ManSeeAlso says: SEE ALSO
func ManSeeAlso() Message {
	return Message{code: "man-see-also"}
}

// ManSection says: Manual of wendang
func ManSection() Message {
	return Message{code: "man-section"}
}

// Exit0 says: done
func Exit0() Message {
	return Message{code: "exit-0"}
}

// Exit1 says: the site has errors
func Exit1() Message {
	return Message{code: "exit-1"}
}

// Exit2 says: wrong usage, or the machine failed
func Exit2() Message {
	return Message{code: "exit-2"}
}
