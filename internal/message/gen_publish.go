// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// PublishNoOutput says: {out} holds no output of wendang
func PublishNoOutput(out string) Message {
	return Message{code: "publish-no-output", args: []arg{textArg(out)}}
}

// BuildFirst says: build the site first: wendang build
func BuildFirst() Message {
	return Message{code: "build-first"}
}

// PublishUnfinished says: the last build into {out} was killed before it ended
func PublishUnfinished(out string) Message {
	return Message{code: "publish-unfinished", args: []arg{textArg(out)}}
}

// PublishOutputGone says: {path} has gone from the output since the last build
func PublishOutputGone(path string) Message {
	return Message{code: "publish-output-gone", args: []arg{textArg(path)}}
}

// PublishKeepsChanging says: the output, or what is on the target, changes while it is published, again and again
func PublishKeepsChanging() Message {
	return Message{code: "publish-keeps-changing"}
}

// PublishAgain says: the output, or what is on the target, has changed meanwhile; going on with what it is now
func PublishAgain() Message {
	return Message{code: "publish-again"}
}

// PublishBadName says: {path} cannot be published: its name has characters that lead elsewhere on some hosts, or is one of wendang's own
func PublishBadName(path string) Message {
	return Message{code: "publish-bad-name", args: []arg{textArg(path)}}
}

// PublishSiteNewer says: warning: the site has changed since it was built; what the last build made is published
func PublishSiteNewer() Message {
	return Message{code: "publish-site-newer"}
}

// PublishNoTarget says: it is not said where to publish to
func PublishNoTarget() Message {
	return Message{code: "publish-no-target"}
}

// PublishUnknownTarget says: site.toml has no [[publish]] with the name "{name}", and it is no address
func PublishUnknownTarget(name string) Message {
	return Message{code: "publish-unknown-target", args: []arg{textArg(name)}}
}

// PublishTargetsAre says: name one of: {names}
func PublishTargetsAre(names []string) Message {
	return Message{code: "publish-targets-are", args: []arg{listArg(names)}}
}

// PublishWriteTarget says: write an address such as file:///var/www/site, or a [[publish]] with name and to in site.toml
func PublishWriteTarget() Message {
	return Message{code: "publish-write-target"}
}

// PublishIntoItself says: the target and the output folder {out} lie within each other
func PublishIntoItself(out string) Message {
	return Message{code: "publish-into-itself", args: []arg{textArg(out)}}
}

// ChooseAnotherTarget says: choose another folder as the target
func ChooseAnotherTarget() Message {
	return Message{code: "choose-another-target"}
}

// PublishCredentials says: {target} does not let us in: {cause}
func PublishCredentials(target string, cause Message) Message {
	return Message{code: "publish-credentials", args: []arg{textArg(target), messageArg(cause)}}
}

// PublishCredentialsWhere says: they are looked for in {places}; see docs/publishing.md
func PublishCredentialsWhere(places string) Message {
	return Message{code: "publish-credentials-where", args: []arg{textArg(places)}}
}

// PublishDenied says: {target} does not allow it: {cause}
func PublishDenied(target string, cause Message) Message {
	return Message{code: "publish-denied", args: []arg{textArg(target), messageArg(cause)}}
}

// PublishAskRights says: who publishes needs the right to read, write, delete and list there
func PublishAskRights() Message {
	return Message{code: "publish-ask-rights"}
}

// PublishHostChanged says: the key of {host} is {got}, but it was {want}: it may be somebody else's machine
func PublishHostChanged(host string, want string, got string) Message {
	return Message{code: "publish-host-changed", args: []arg{textArg(host), textArg(want), textArg(got)}}
}

// PublishHostChangedHint says: ask whoever runs it; if the key is right, take the old one out: ssh-keygen -R "{host}"
func PublishHostChangedHint(host string) Message {
	return Message{code: "publish-host-changed-hint", args: []arg{textArg(host)}}
}

// PublishHostUnknown says: {host} is not among the known hosts; its key is {got}
func PublishHostUnknown(host string, got string) Message {
	return Message{code: "publish-host-unknown", args: []arg{textArg(host), textArg(got)}}
}

// PublishHostUnknownHint says: compare the key with what your host tells you, and connect once: ssh {host}
func PublishHostUnknownHint(host string) Message {
	return Message{code: "publish-host-unknown-hint", args: []arg{textArg(host)}}
}

// PublishNoPlace says: {target} cannot be reached, or does not exist: {cause}
func PublishNoPlace(target string, cause Message) Message {
	return Message{code: "publish-no-place", args: []arg{textArg(target), messageArg(cause)}}
}

// PublishCheckAddress says: check the address; the folder above, the bucket or the repository must exist
func PublishCheckAddress() Message {
	return Message{code: "publish-check-address"}
}

// PublishFull says: {target} is full
func PublishFull(target string) Message {
	return Message{code: "publish-full", args: []arg{textArg(target)}}
}

// PublishUnreachable says: {target} does not answer as it should: {cause}
func PublishUnreachable(target string, cause Message) Message {
	return Message{code: "publish-unreachable", args: []arg{textArg(target), messageArg(cause)}}
}

// PublishGoOn says: publish again: it goes on where it was
func PublishGoOn() Message {
	return Message{code: "publish-go-on"}
}

// PublishCheckConnection says: check the address, the port and the connection; then publish again: it goes on where it was
func PublishCheckConnection() Message {
	return Message{code: "publish-check-connection"}
}

// PublishMakeRoom says: make room there; then publish again: it goes on where it was
func PublishMakeRoom() Message {
	return Message{code: "publish-make-room"}
}

// PublishWriteRegion says: write the region: s3://bucket?region=…; for another store than AWS also endpoint=https://…
func PublishWriteRegion() Message {
	return Message{code: "publish-write-region"}
}

// PublishWriteHttp says: check the port, or write endpoint=http://… if the server has no certificate
func PublishWriteHttp() Message {
	return Message{code: "publish-write-http"}
}

// PublishAnotherBranch says: choose another name for the branch, or take the other one away
func PublishAnotherBranch() Message {
	return Message{code: "publish-another-branch"}
}

// PublishLocked says: {who} has been publishing to this target since {since}
func PublishLocked(who string, since string) Message {
	return Message{code: "publish-locked", args: []arg{textArg(who), textArg(since)}}
}

// PublishLockedUnknown says: somebody is publishing to this target
func PublishLockedUnknown() Message {
	return Message{code: "publish-locked-unknown"}
}

// PublishWaitOrForce says: wait for it to end; if it never will: --force
func PublishWaitOrForce() Message {
	return Message{code: "publish-wait-or-force"}
}

// PublishLockLost says: somebody else has begun to publish to this target meanwhile
func PublishLockLost() Message {
	return Message{code: "publish-lock-lost"}
}

// PublishDeletesMany says: {n} of {of} files on the target would be deleted; nothing was done
func PublishDeletesMany(n int, of int) Message {
	return Message{code: "publish-deletes-many", args: []arg{numberArg(n), numberArg(of)}}
}

// PublishWouldStop says: warning: {n} of {of} files on the target would be deleted; publishing stops before it does anything, unless with --force
func PublishWouldStop(n int, of int) Message {
	return Message{code: "publish-would-stop", args: []arg{numberArg(n), numberArg(of)}}
}

// PublishStopped says: stopped; what has arrived on the target stays there
func PublishStopped() Message {
	return Message{code: "publish-stopped"}
}

// PublishUnreadable says: warning: the folder {path} on the target may not be read; it is left as it is
func PublishUnreadable(path string) Message {
	return Message{code: "publish-unreadable", args: []arg{textArg(path)}}
}

// PublishIntoSite says: in {folder} are files of the site itself, not of its output
func PublishIntoSite(folder string) Message {
	return Message{code: "publish-into-site", args: []arg{textArg(folder)}}
}

// PublishWatchesLock says: {who} has locked the target; looking for {seconds} s whether anybody is still at work
func PublishWatchesLock(who string, seconds int) Message {
	return Message{code: "publish-watches-lock", args: []arg{textArg(who), numberArg(seconds)}}
}

// PublishWatchesLockUnknown says: the target is locked; looking for {seconds} s whether anybody is still at work
func PublishWatchesLockUnknown(seconds int) Message {
	return Message{code: "publish-watches-lock-unknown", args: []arg{numberArg(seconds)}}
}

// PublishLookThenForce says: see which with --dry-run; if that is what you want: --force
func PublishLookThenForce() Message {
	return Message{code: "publish-look-then-force"}
}

// PublishManifestDamaged says: warning: {name} on the target is damaged; the target is asked for what it holds
func PublishManifestDamaged(name string) Message {
	return Message{code: "publish-manifest-damaged", args: []arg{textArg(name)}}
}

// PublishFileFailed says: {path}: {cause}
func PublishFileFailed(path string, cause Message) Message {
	return Message{code: "publish-file-failed", args: []arg{textArg(path), messageArg(cause)}}
}

// PublishFailedMore says: … and {n} more
func PublishFailedMore(n int) Message {
	return Message{code: "publish-failed-more", args: []arg{numberArg(n)}}
}

// PublishFailed says: {n} {n|file|files} could not be published
func PublishFailed(n int) Message {
	return Message{code: "publish-failed", args: []arg{numberArg(n)}}
}

// AddressNoScheme says: this is no address to publish to
func AddressNoScheme() Message {
	return Message{code: "address-no-scheme"}
}

// AddressUnknownScheme says: there is no way to publish to {scheme}://
func AddressUnknownScheme(scheme string) Message {
	return Message{code: "address-unknown-scheme", args: []arg{textArg(scheme)}}
}

// AddressForms says: addresses begin with file:///, s3://, sftp://, git+ssh://, git+https:// or git+file:///; see docs/publishing.md
func AddressForms() Message {
	return Message{code: "address-forms"}
}

// AddressWriteFile says: for a folder of this machine write file://{path}
func AddressWriteFile(path string) Message {
	return Message{code: "address-write-file", args: []arg{textArg(path)}}
}

// AddressWriteGit says: for a repository write {address}#gh-pages
func AddressWriteGit(address string) Message {
	return Message{code: "address-write-git", args: []arg{textArg(address)}}
}

// AddressUnreadable says: the address is not written as one is
func AddressUnreadable() Message {
	return Message{code: "address-unreadable"}
}

// AddressHasPassword says: an address holds no password
func AddressHasPassword() Message {
	return Message{code: "address-has-password"}
}

// AddressPasswordWhere says: credentials come from the environment and from files; see docs/publishing.md
func AddressPasswordWhere() Message {
	return Message{code: "address-password-where"}
}

// AddressUnknownOption says: an address of this kind has no option "{name}"
func AddressUnknownOption(name string) Message {
	return Message{code: "address-unknown-option", args: []arg{textArg(name)}}
}

// AddressOptions says: s3:// has endpoint, region and path_style; sftp:// and git+ssh:// have key; secrets stand in no address
func AddressOptions() Message {
	return Message{code: "address-options"}
}

// AddressBadOption says: the option {name} has a wrong value
func AddressBadOption(name string) Message {
	return Message{code: "address-bad-option", args: []arg{textArg(name)}}
}

// AddressNoHost says: the address has no host
func AddressNoHost() Message {
	return Message{code: "address-no-host"}
}

// AddressNoBucket says: the address has no bucket
func AddressNoBucket() Message {
	return Message{code: "address-no-bucket"}
}

// AddressWriteBucket says: write s3://bucket/prefix?endpoint=https://…&region=…
func AddressWriteBucket() Message {
	return Message{code: "address-write-bucket"}
}

// AddressNoPath says: the address names no folder
func AddressNoPath() Message {
	return Message{code: "address-no-path"}
}

// AddressNoBranch says: the address names no branch
func AddressNoBranch() Message {
	return Message{code: "address-no-branch"}
}

// AddressWriteBranch says: write it at the end: #gh-pages
func AddressWriteBranch() Message {
	return Message{code: "address-write-branch"}
}

// AddressBadBranch says: "{name}" cannot be a branch
func AddressBadBranch(name string) Message {
	return Message{code: "address-bad-branch", args: []arg{textArg(name)}}
}

// AddressNotLocal says: a file address has no host
func AddressNotLocal() Message {
	return Message{code: "address-not-local"}
}

// AddressThreeSlashes says: write three slashes: file:///var/www/site
func AddressThreeSlashes() Message {
	return Message{code: "address-three-slashes"}
}

// AddressHasBranch says: only addresses of git have a branch
func AddressHasBranch() Message {
	return Message{code: "address-has-branch"}
}

// AddressHasUser says: an address of this kind has no user
func AddressHasUser() Message {
	return Message{code: "address-has-user"}
}

// PublishToMissing says: this [[publish]] does not say where to
func PublishToMissing() Message {
	return Message{code: "publish-to-missing"}
}

// PublishWriteTo says: write to = "…" with an address such as sftp://user@host/var/www/site
func PublishWriteTo() Message {
	return Message{code: "publish-write-to"}
}

// PublishKeepInvalid says: "{text}" is no length of time
func PublishKeepInvalid(text string) Message {
	return Message{code: "publish-keep-invalid", args: []arg{textArg(text)}}
}

// PublishWriteKeep says: write keep = "24h", "90m" or "7d"
func PublishWriteKeep() Message {
	return Message{code: "publish-write-keep"}
}

// PublishProtectInvalid says: "{pattern}" is no pattern of paths
func PublishProtectInvalid(pattern string) Message {
	return Message{code: "publish-protect-invalid", args: []arg{textArg(pattern)}}
}

// PublishWriteProtect says: write paths from the target's root: protect = ["CNAME", "wx/", "*.txt"]
func PublishWriteProtect() Message {
	return Message{code: "publish-write-protect"}
}

// PublishCompressInvalid says: there is no compression "{name}"
func PublishCompressInvalid(name string) Message {
	return Message{code: "publish-compress-invalid", args: []arg{textArg(name)}}
}

// PublishWriteCompress says: write compress = ["gzip", "br"] or one of them
func PublishWriteCompress() Message {
	return Message{code: "publish-write-compress"}
}

// PublishHostInvalid says: no limits of a host "{name}" are known
func PublishHostInvalid(name string) Message {
	return Message{code: "publish-host-invalid", args: []arg{textArg(name)}}
}

// PublishHostsAre says: hosts are {names}; leave host out for any other
func PublishHostsAre(names []string) Message {
	return Message{code: "publish-hosts-are", args: []arg{listArg(names)}}
}

// PublishFileTooLarge says: {path} has {size} MB; {host} takes files of {limit} MB at most
func PublishFileTooLarge(path string, size int, host string, limit int) Message {
	return Message{code: "publish-file-too-large", args: []arg{textArg(path), numberArg(size), textArg(host), numberArg(limit)}}
}

// PublishFileElsewhere says: put it onto an object store and link to it there, or make it smaller
func PublishFileElsewhere() Message {
	return Message{code: "publish-file-elsewhere"}
}

// PublishTooManyFiles says: the output has {n} files; {host} takes {limit} at most
func PublishTooManyFiles(n int, host string, limit int) Message {
	return Message{code: "publish-too-many-files", args: []arg{numberArg(n), textArg(host), numberArg(limit)}}
}

// PublishFewerFilesIndex says: the search index is {n} of them ([search] enable = false leaves it out); a larger page_size makes fewer lists; an object store takes any number
func PublishFewerFilesIndex(n int) Message {
	return Message{code: "publish-fewer-files-index", args: []arg{numberArg(n)}}
}

// PublishFewerFiles says: a larger page_size makes fewer lists; an object store takes any number of files
func PublishFewerFiles() Message {
	return Message{code: "publish-fewer-files"}
}

// PublishFolderTooFull says: the folder {dir} of the output has {n} files; {host} takes {limit} in one folder at most
func PublishFolderTooFull(dir string, n int, host string, limit int) Message {
	return Message{code: "publish-folder-too-full", args: []arg{textArg(dir), numberArg(n), textArg(host), numberArg(limit)}}
}

// PublishMoreFolders says: a permalink with :year/:monthday has more folders
func PublishMoreFolders() Message {
	return Message{code: "publish-more-folders"}
}

// PublishPaidFiles says: warning: the output has {n} files; {host} takes more than {limit} only for money
func PublishPaidFiles(n int, host string, limit int) Message {
	return Message{code: "publish-paid-files", args: []arg{numberArg(n), textArg(host), numberArg(limit)}}
}

// PublishSiteTooLarge says: warning: the output has {size} MB; {host} shows sites of {limit} MB at most: an object store takes any size
func PublishSiteTooLarge(size int, host string, limit int) Message {
	return Message{code: "publish-site-too-large", args: []arg{numberArg(size), textArg(host), numberArg(limit)}}
}

// PublishPagesClosed says: warning: {host} keeps the branch, but shows no sites from it any more since 2024
func PublishPagesClosed(host string) Message {
	return Message{code: "publish-pages-closed", args: []arg{textArg(host)}}
}

// ProgressListing says: looking at the target
func ProgressListing() Message {
	return Message{code: "progress-listing"}
}

// ProgressPublishing says: publishing
func ProgressPublishing() Message {
	return Message{code: "progress-publishing"}
}

// ProgressPushing says: pushing
func ProgressPushing() Message {
	return Message{code: "progress-pushing"}
}

// ProgressLeft says: {what} {files}/{total} files
func ProgressLeft(what Message, files int, total int) Message {
	return Message{code: "progress-left", args: []arg{messageArg(what), numberArg(files), numberArg(total)}}
}

// Published says: {uploaded} {uploaded|file|files} put ({megabytes} MB) in {seconds} s, {unchanged} unchanged, {deleted} deleted{more} at {target}
func Published(target string, uploaded int, megabytes string, seconds string, unchanged int, deleted int, more Message) Message {
	return Message{code: "published", args: []arg{textArg(target), numberArg(uploaded), textArg(megabytes), textArg(seconds), numberArg(unchanged), numberArg(deleted), messageArg(more)}}
}

// WouldPublish says: would put {uploaded} {uploaded|file|files} ({megabytes} MB), leave {unchanged} as they are, delete {deleted}{more} at {target}
func WouldPublish(target string, uploaded int, megabytes string, unchanged int, deleted int, more Message) Message {
	return Message{code: "would-publish", args: []arg{textArg(target), numberArg(uploaded), textArg(megabytes), numberArg(unchanged), numberArg(deleted), messageArg(more)}}
}

// PublishedRetired says: , {n} no longer used that {n|stays|stay} for a while{rest}
func PublishedRetired(n int, rest Message) Message {
	return Message{code: "published-retired", args: []arg{numberArg(n), messageArg(rest)}}
}

// PublishedProtected says: , {n} protected{rest}
func PublishedProtected(n int, rest Message) Message {
	return Message{code: "published-protected", args: []arg{numberArg(n), messageArg(rest)}}
}

// PublishedReplaced says: , {n} of others replaced
func PublishedReplaced(n int) Message {
	return Message{code: "published-replaced", args: []arg{numberArg(n)}}
}

// ActionNew says: new      {size}  {path}
func ActionNew(path string, size string) Message {
	return Message{code: "action-new", args: []arg{textArg(path), textArg(size)}}
}

// ActionChanged says: changed  {size}  {path}
func ActionChanged(path string, size string) Message {
	return Message{code: "action-changed", args: []arg{textArg(path), textArg(size)}}
}

// ActionDeleted says: deleted  {size}  {path}
func ActionDeleted(path string, size string) Message {
	return Message{code: "action-deleted", args: []arg{textArg(path), textArg(size)}}
}

// PublishCommit says: Publish: {put} {put|file|files} put, {deleted} deleted
func PublishCommit(put int, deleted int) Message {
	return Message{code: "publish-commit", args: []arg{numberArg(put), numberArg(deleted)}}
}

// CauseNoCredentials says: there are no credentials
func CauseNoCredentials() Message {
	return Message{code: "cause-no-credentials"}
}

// CauseKeysRefused says: it takes none of the keys
func CauseKeysRefused() Message {
	return Message{code: "cause-keys-refused"}
}

// CausePasswordRefused says: it takes neither the password nor a key
func CausePasswordRefused() Message {
	return Message{code: "cause-password-refused"}
}

// CauseKeyLocked says: the private key has a passphrase
func CauseKeyLocked() Message {
	return Message{code: "cause-key-locked"}
}

// CauseNoRegion says: the region of the bucket is not known
func CauseNoRegion() Message {
	return Message{code: "cause-no-region"}
}

// CauseNoTls says: the server speaks http, not https
func CauseNoTls() Message {
	return Message{code: "cause-no-tls"}
}

// CauseNoRepository says: there is no such repository, or it is not shown to us
func CauseNoRepository() Message {
	return Message{code: "cause-no-repository"}
}

// CauseFileAndFolder says: there it would be a file and a folder
func CauseFileAndFolder() Message {
	return Message{code: "cause-file-and-folder"}
}

// CauseLeadsOut says: a link there leads out of the target
func CauseLeadsOut() Message {
	return Message{code: "cause-leads-out"}
}

// CauseBranch says: beside the branch {name} git allows none of this name
func CauseBranch(name string) Message {
	return Message{code: "cause-branch", args: []arg{textArg(name)}}
}

// CauseRefused says: nothing listens at this port
func CauseRefused() Message {
	return Message{code: "cause-refused"}
}

// CauseNoAnswer says: there is no answer
func CauseNoAnswer() Message {
	return Message{code: "cause-no-answer"}
}

// CauseCut says: the connection was cut
func CauseCut() Message {
	return Message{code: "cause-cut"}
}

// CauseKnownHosts says: the known hosts cannot be read: {cause}
func CauseKnownHosts(cause string) Message {
	return Message{code: "cause-known-hosts", args: []arg{textArg(cause)}}
}
