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

// FileTypeLeftOut says: files of the type .{ending} are left out, since what lies beside articles is not trusted{n||: {n} of them}
func FileTypeLeftOut(ending string, n int) Message {
	return Message{code: "file-type-left-out", args: []arg{textArg(ending), numberArg(n)}}
}

// FileInnerTypeLeftOut says: {n|this file is|these files are} left out, since some servers take what has .{ending} in its name, or in that of its folder, for that type{n||: {n} of them}
func FileInnerTypeLeftOut(ending string, n int) Message {
	return Message{code: "file-inner-type-left-out", args: []arg{textArg(ending), numberArg(n)}}
}

// RenameInnerType says: rename it or the folder, without the point before {ending}, such as Vue-js.pdf for Vue.js.pdf
func RenameInnerType(ending string) Message {
	return Message{code: "rename-inner-type", args: []arg{textArg(ending)}}
}

// SiteFileLeftOut says: {n|this file is|these files are} left out, since {n|it speaks|they speak} for the whole site to its host or to search engines, and what lies beside articles is not trusted{n||: {n} of them}
func SiteFileLeftOut(n int) Message {
	return Message{code: "site-file-left-out", args: []arg{numberArg(n)}}
}

// FilesWithoutTypeLeftOut says: {n|this file is left out, since its name has|these files are left out, since their names have} no ending that tells what {n|it is|they are}{n||: {n} of them}
func FilesWithoutTypeLeftOut(n int) Message {
	return Message{code: "files-without-type-left-out", args: []arg{numberArg(n)}}
}

// ImageCut says: scripts, links or references to other places are left out of this SVG image
func ImageCut() Message {
	return Message{code: "image-cut"}
}

// ImageNotClean says: this SVG image cannot be read, and is left out: {cause}
func ImageNotClean(cause Message) Message {
	return Message{code: "image-not-clean", args: []arg{messageArg(cause)}}
}

// ExportImage says: export it again from the program that drew it, or save it as UTF-8
func ExportImage() Message {
	return Message{code: "export-image"}
}

// ImageCoded says: it is in another encoding than UTF-8
func ImageCoded() Message {
	return Message{code: "image-coded"}
}

// ImageMalformed says: line {line} is not well-formed XML in UTF-8
func ImageMalformed(line int) Message {
	return Message{code: "image-malformed", args: []arg{numberArg(line)}}
}

// ImageNone says: it holds no image, or not a whole one
func ImageNone() Message {
	return Message{code: "image-none"}
}

// ImageTooLarge says: it is larger than {mb} MB
func ImageTooLarge(mb int) Message {
	return Message{code: "image-too-large", args: []arg{numberArg(mb)}}
}

// ImageTooDeep says: its elements nest more than {most} deep
func ImageTooDeep(most int) Message {
	return Message{code: "image-too-deep", args: []arg{numberArg(most)}}
}

// AllowFileType says: if you trust all who write here, put [files] and allow = ["{ending}"] into site.toml, or the file into static/
func AllowFileType(ending string) Message {
	return Message{code: "allow-file-type", args: []arg{textArg(ending)}}
}

// PutIntoStatic says: put it into static/ to publish it as it is
func PutIntoStatic() Message {
	return Message{code: "put-into-static"}
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

// OutputStayed says: this file in the output folder is no longer made, but somebody has changed it; it stays
func OutputStayed() Message {
	return Message{code: "output-stayed"}
}

// DeleteIfNotYours says: delete it if nobody needs it; it is not told again
func DeleteIfNotYours() Message {
	return Message{code: "delete-if-not-yours"}
}

// CacheUnsaved says: the cache cannot be saved: {cause}
func CacheUnsaved(cause Message) Message {
	return Message{code: "cache-unsaved", args: []arg{messageArg(cause)}}
}

// OutputUnnoted says: the output is whole, but what it holds cannot be noted: {cause}
func OutputUnnoted(cause Message) Message {
	return Message{code: "output-unnoted", args: []arg{messageArg(cause)}}
}

// OwnPlaceTaken says: {path} is a folder with something in it, where wendang keeps a file of its own
func OwnPlaceTaken(path string) Message {
	return Message{code: "own-place-taken", args: []arg{textArg(path)}}
}

// MoveItAway says: move it away
func MoveItAway() Message {
	return Message{code: "move-it-away"}
}

// CacheNowhere says: neither the site folder nor the user's cache folder can be written to: nothing is kept for the next build
func CacheNowhere() Message {
	return Message{code: "cache-nowhere"}
}

// CacheRefused says: the site folder cannot be written to, and {path} is not used: it is a link or no folder, or not yours alone; nothing is kept for the next build
func CacheRefused(path string) Message {
	return Message{code: "cache-refused", args: []arg{textArg(path)}}
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
