// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// NotASite says: {dir} has no site.toml: it is not a site folder
func NotASite(dir string) Message {
	return Message{code: "not-a-site", args: []arg{textArg(dir)}}
}

// NameSiteFolder says: name it with --source DIR, or make one: wendang init DIR
func NameSiteFolder() Message {
	return Message{code: "name-site-folder"}
}

// RenameSiteTOML says: rename site.toml.txt to site.toml
func RenameSiteTOML() Message {
	return Message{code: "rename-site-toml"}
}

// SiteFolderIs says: the site folder is probably {dir}: name it with --source
func SiteFolderIs(dir string) Message {
	return Message{code: "site-folder-is", args: []arg{textArg(dir)}}
}

// OutputAddress says: {out} is an address, and the output is a folder
func OutputAddress(out string) Message {
	return Message{code: "output-address", args: []arg{textArg(out)}}
}

// PublishTheFolder says: name a folder, and bring it to the address with wendang publish
func PublishTheFolder() Message {
	return Message{code: "publish-the-folder"}
}

// OutputInFolder says: the output folder {out} lies in {folder}/, whose files it would mix with
func OutputInFolder(out string, folder string) Message {
	return Message{code: "output-in-folder", args: []arg{textArg(out), textArg(folder)}}
}

// OutputHoldsSite says: the output folder {out} holds the site folder itself
func OutputHoldsSite(out string) Message {
	return Message{code: "output-holds-site", args: []arg{textArg(out)}}
}

// ChooseAnotherOut says: choose another folder with --out
func ChooseAnotherOut() Message {
	return Message{code: "choose-another-out"}
}

// SiteBusy says: another build is at work on {out}
func SiteBusy(out string) Message {
	return Message{code: "site-busy", args: []arg{textArg(out)}}
}

// WaitForIt says: wait for it to end
func WaitForIt() Message {
	return Message{code: "wait-for-it"}
}

// ChangedWhileBuilt says: {path} changed while the site was built
func ChangedWhileBuilt(path string) Message {
	return Message{code: "changed-while-built", args: []arg{textArg(path)}}
}

// BuildAgain says: build the site again
func BuildAgain() Message {
	return Message{code: "build-again"}
}

// IndexMissing says: {out} has no search index
func IndexMissing(out string) Message {
	return Message{code: "index-missing", args: []arg{textArg(out)}}
}

// BuildWithSearch says: build the site first, with search enabled
func BuildWithSearch() Message {
	return Message{code: "build-with-search"}
}

// IndexDamaged says: the search index is damaged
func IndexDamaged() Message {
	return Message{code: "index-damaged"}
}

// IndexOfOtherVersion says: the search index was made by another version of wendang
func IndexOfOtherVersion() Message {
	return Message{code: "index-of-other-version"}
}

// FolderIsFile says: {path} is a file, not a folder
func FolderIsFile(path string) Message {
	return Message{code: "folder-is-file", args: []arg{textArg(path)}}
}

// ExistsAlready says: {path} exists already
func ExistsAlready(path string) Message {
	return Message{code: "exists-already", args: []arg{textArg(path)}}
}

// ChooseNewFolder says: choose a folder that is new or empty
func ChooseNewFolder() Message {
	return Message{code: "choose-new-folder"}
}

// Stopped says: stopped; the output is as it was
func Stopped() Message {
	return Message{code: "stopped"}
}

// CannotListen says: cannot listen on {address}: {cause}
func CannotListen(address string, cause Message) Message {
	return Message{code: "cannot-listen", args: []arg{textArg(address), messageArg(cause)}}
}

// ChooseAnotherAddress says: choose another address, such as --addr 127.0.0.1:8080
func ChooseAnotherAddress() Message {
	return Message{code: "choose-another-address"}
}

// CheckPath says: check the path: is each of its parts written right?
func CheckPath() Message {
	return Message{code: "check-path"}
}

// CheckPermission says: choose a folder that you may write to, or ask whom the computer belongs to
func CheckPermission() Message {
	return Message{code: "check-permission"}
}

// FreeSpace says: delete what is not needed there, or take another disk (--out, --work, or TMPDIR in the environment)
func FreeSpace() Message {
	return Message{code: "free-space"}
}

// PathCause says: {path}: {cause}
func PathCause(path string, cause Message) Message {
	return Message{code: "path-cause", args: []arg{textArg(path), messageArg(cause)}}
}

// MessageCause says: {what}: {cause}
func MessageCause(what Message, cause Message) Message {
	return Message{code: "message-cause", args: []arg{messageArg(what), messageArg(cause)}}
}

// CauseMissing says: it does not exist
func CauseMissing() Message {
	return Message{code: "cause-missing"}
}

// CauseExists says: it exists already
func CauseExists() Message {
	return Message{code: "cause-exists"}
}

// CausePermission says: no permission
func CausePermission() Message {
	return Message{code: "cause-permission"}
}

// CauseDiskFull says: the disk is full
func CauseDiskFull() Message {
	return Message{code: "cause-disk-full"}
}

// CauseQuota says: the quota of the disk is used up
func CauseQuota() Message {
	return Message{code: "cause-quota"}
}

// CauseReadOnly says: the disk is read-only
func CauseReadOnly() Message {
	return Message{code: "cause-read-only"}
}

// CauseNameTooLong says: the name is too long
func CauseNameTooLong() Message {
	return Message{code: "cause-name-too-long"}
}

// CauseTooManyOpen says: too many files are open
func CauseTooManyOpen() Message {
	return Message{code: "cause-too-many-open"}
}

// RaiseOpenFiles says: raise the limit of open files (ulimit -n)
func RaiseOpenFiles() Message {
	return Message{code: "raise-open-files"}
}

// CauseNotFolder says: part of the path is no folder
func CauseNotFolder() Message {
	return Message{code: "cause-not-folder"}
}

// CauseIsFolder says: it is a folder
func CauseIsFolder() Message {
	return Message{code: "cause-is-folder"}
}

// CauseNotFile says: it is not a file but a folder, a named pipe or a device
func CauseNotFile() Message {
	return Message{code: "cause-not-file"}
}

// PutFileThere says: put a file in its place
func PutFileThere() Message {
	return Message{code: "put-file-there"}
}

// CauseNotEmpty says: the folder is not empty
func CauseNotEmpty() Message {
	return Message{code: "cause-not-empty"}
}

// CauseInUse says: another program is using it
func CauseInUse() Message {
	return Message{code: "cause-in-use"}
}

// CauseAddressInUse says: another program is using the address
func CauseAddressInUse() Message {
	return Message{code: "cause-address-in-use"}
}

// CauseAddressUnknown says: there is no such address
func CauseAddressUnknown() Message {
	return Message{code: "cause-address-unknown"}
}

// CauseAddressInvalid says: an address is written as 127.0.0.1:1313
func CauseAddressInvalid() Message {
	return Message{code: "cause-address-invalid"}
}

// CauseLinkLoop says: the link leads to itself
func CauseLinkLoop() Message {
	return Message{code: "cause-link-loop"}
}

// CauseNameInvalid says: such a name cannot be
func CauseNameInvalid() Message {
	return Message{code: "cause-name-invalid"}
}

// CauseNotReady says: the drive or the network folder does not answer
func CauseNotReady() Message {
	return Message{code: "cause-not-ready"}
}

// CauseHardware says: the disk does not answer as it should
func CauseHardware() Message {
	return Message{code: "cause-hardware"}
}

// CauseOther says: {text}
func CauseOther(text string) Message {
	return Message{code: "cause-other", args: []arg{textArg(text)}}
}
