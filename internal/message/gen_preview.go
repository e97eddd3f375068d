// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// AddressTaken says: another program is using {address}
func AddressTaken(address string) Message {
	return Message{code: "address-taken", args: []arg{textArg(address)}}
}

// LeaveAddrOut says: end that program; or name another address, such as --addr {address}; or leave --addr out, and the next free one is taken
func LeaveAddrOut(address string) Message {
	return Message{code: "leave-addr-out", args: []arg{textArg(address)}}
}

// ServingBeyond says: note: this address can be reached from other machines; whoever reaches it sees the portal, with drafts and mistakes
func ServingBeyond() Message {
	return Message{code: "serving-beyond"}
}

// ServingPublished says: note: this address can be reached from other machines; whoever reaches it sees the portal, with its mistakes
func ServingPublished() Message {
	return Message{code: "serving-published"}
}

// PreviewPolls says: the file system here does not tell of changes: they are looked for now and then, and show a little later
func PreviewPolls() Message {
	return Message{code: "preview-polls"}
}

// BrowserNotOpened says: the browser cannot be opened: {cause}
func BrowserNotOpened(cause Message) Message {
	return Message{code: "browser-not-opened", args: []arg{messageArg(cause)}}
}

// PreviewStep says: {clock} {what}, shown after {ms} ms
func PreviewStep(clock string, what Message, ms int) Message {
	return Message{code: "preview-step", args: []arg{textArg(clock), messageArg(what), numberArg(ms)}}
}

// PreviewFile says: {path}
func PreviewFile(path string) Message {
	return Message{code: "preview-file", args: []arg{textArg(path)}}
}

// PreviewFiles says: {files} {files|file|files}
func PreviewFiles(files int) Message {
	return Message{code: "preview-files", args: []arg{numberArg(files)}}
}

// PreviewDay says: another day has begun
func PreviewDay() Message {
	return Message{code: "preview-day"}
}

// PreviewSound says: {clock} all mistakes are mended
func PreviewSound(clock string) Message {
	return Message{code: "preview-sound", args: []arg{textArg(clock)}}
}

// PreviewDraft says: draft
func PreviewDraft() Message {
	return Message{code: "preview-draft"}
}

// PreviewFuture says: from {day} on
func PreviewFuture(day string) Message {
	return Message{code: "preview-future", args: []arg{textArg(day)}}
}

// PreviewExpired says: expired after {day}
func PreviewExpired(day string) Message {
	return Message{code: "preview-expired", args: []arg{textArg(day)}}
}

// PreviewHidden says: {why}; only the preview shows this article
func PreviewHidden(why []string) Message {
	return Message{code: "preview-hidden", args: []arg{listArg(why)}}
}

// PreviewMistakes says: {errors} {errors|mistake|mistakes}
func PreviewMistakes(errors int) Message {
	return Message{code: "preview-mistakes", args: []arg{numberArg(errors)}}
}

// PreviewIndexing says: the search index is being made; results come by themselves
func PreviewIndexing() Message {
	return Message{code: "preview-indexing"}
}

// PreviewIndexFailed says: the search index cannot be made: {cause}
func PreviewIndexFailed(cause Message) Message {
	return Message{code: "preview-index-failed", args: []arg{messageArg(cause)}}
}

// PreviewPageBroken says: This page cannot be shown
func PreviewPageBroken() Message {
	return Message{code: "preview-page-broken"}
}

// PreviewSiteBroken says: The portal cannot be shown
func PreviewSiteBroken() Message {
	return Message{code: "preview-site-broken"}
}

// PreviewProblems says: What is wrong with the site
func PreviewProblems() Message {
	return Message{code: "preview-problems"}
}

// PreviewNoProblems says: Nothing.
func PreviewNoProblems() Message {
	return Message{code: "preview-no-problems"}
}

// PreviewComesBack says: When it is mended, the page comes back by itself.
func PreviewComesBack() Message {
	return Message{code: "preview-comes-back"}
}

// PreviewHostRefused says: This preview does not answer to the name “{host}”: another site could pretend to be it. If the name is yours, start the preview with --allow-host {host}
func PreviewHostRefused(host string) Message {
	return Message{code: "preview-host-refused", args: []arg{textArg(host)}}
}
