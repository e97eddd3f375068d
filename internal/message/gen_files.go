// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// FileNotUTF8 says: the file is not valid UTF-8
func FileNotUTF8() Message {
	return Message{code: "file-not-utf8"}
}

// FileGBK says: the file is in GBK, not in UTF-8
func FileGBK() Message {
	return Message{code: "file-gbk"}
}

// FileUTF16 says: the file is in UTF-16, not in UTF-8
func FileUTF16() Message {
	return Message{code: "file-utf16"}
}

// SaveAsUTF8 says: save it again as UTF-8; in Notepad: File, Save as, Encoding UTF-8
func SaveAsUTF8() Message {
	return Message{code: "save-as-utf8"}
}

// SaveGBKAsUTF8 says: on Windows open it in Notepad, choose File, Save as, Encoding UTF-8; elsewhere: iconv -f GB18030 -t UTF-8 OLD > NEW
func SaveGBKAsUTF8() Message {
	return Message{code: "save-gbk-as-utf8"}
}

// FileNUL says: the file contains a NUL byte
func FileNUL() Message {
	return Message{code: "file-nul"}
}

// NotAText says: articles are text files; is this another kind of file, or UTF-16?
func NotAText() Message {
	return Message{code: "not-a-text"}
}

// FileTooLarge says: the file is larger than {mb} MB
func FileTooLarge(mb int) Message {
	return Message{code: "file-too-large", args: []arg{numberArg(mb)}}
}

// SplitArticle says: split the article, or leave the file out of content/
func SplitArticle() Message {
	return Message{code: "split-article"}
}

// FileUnreadable says: the file cannot be read: {cause}
func FileUnreadable(cause Message) Message {
	return Message{code: "file-unreadable", args: []arg{messageArg(cause)}}
}

// FolderUnreadable says: the folder cannot be read: {cause}
func FolderUnreadable(cause Message) Message {
	return Message{code: "folder-unreadable", args: []arg{messageArg(cause)}}
}

// CheckFile says: can you open it? Close programs that use it, and copy it anew if it is damaged
func CheckFile() Message {
	return Message{code: "check-file"}
}

// PutFilesHere says: put its files themselves here
func PutFilesHere() Message {
	return Message{code: "put-files-here"}
}

// MendAndBuild says: mend these, then build again
func MendAndBuild() Message {
	return Message{code: "mend-and-build"}
}

// FolderTooDeep says: folders nest more than {depth} deep
func FolderTooDeep(depth int) Message {
	return Message{code: "folder-too-deep", args: []arg{numberArg(depth)}}
}

// MoveUp says: move the files up
func MoveUp() Message {
	return Message{code: "move-up"}
}

// NotAFile says: this is not a file; it is skipped
func NotAFile() Message {
	return Message{code: "not-a-file"}
}

// LinkOutOfFolder says: the link leads out of the folder, or nowhere
func LinkOutOfFolder() Message {
	return Message{code: "link-out-of-folder"}
}

// LinkToNoFile says: the link leads to something that is not a file
func LinkToNoFile() Message {
	return Message{code: "link-to-no-file"}
}

// CopyInstead says: copy the file here instead
func CopyInstead() Message {
	return Message{code: "copy-instead"}
}

// LinkToFolder says: links to folders are not followed
func LinkToFolder() Message {
	return Message{code: "link-to-folder"}
}

// FileHasMoreProblems says: the file has more problems than are shown
func FileHasMoreProblems() Message {
	return Message{code: "file-has-more-problems"}
}

// OwnName says: names that begin with {prefix} are wendang's own
func OwnName(prefix string) Message {
	return Message{code: "own-name", args: []arg{textArg(prefix)}}
}

// RenameFile says: rename the file
func RenameFile() Message {
	return Message{code: "rename-file"}
}

// OutputForeign says: the output folder holds this file, which wendang did not write
func OutputForeign() Message {
	return Message{code: "output-foreign"}
}

// MoveAway says: move it away, or choose another folder with --out
func MoveAway() Message {
	return Message{code: "move-away"}
}

// CacheUnsaved says: the cache cannot be saved: {cause}
func CacheUnsaved(cause Message) Message {
	return Message{code: "cache-unsaved", args: []arg{messageArg(cause)}}
}

// NextBuildSlower says: the site is all right, but the next build takes longer
func NextBuildSlower() Message {
	return Message{code: "next-build-slower"}
}

// ArticleAside says: this looks like the source of an article, and is left out
func ArticleAside() Message {
	return Message{code: "article-aside"}
}

// NameArticle says: give it a name that ends in .md to publish it, or put it into static/ to copy it as it is
func NameArticle() Message {
	return Message{code: "name-article"}
}

// FilesUnlinked says: {n|a file that no article links to becomes|{n} files that no article links to become} public: {names}
func FilesUnlinked(n int, names []string) Message {
	return Message{code: "files-unlinked", args: []arg{numberArg(n), listArg(names)}}
}

// LinkOrMove says: link to what is meant for readers, and move the rest out of content/
func LinkOrMove() Message {
	return Message{code: "link-or-move"}
}
