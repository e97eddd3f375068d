// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// TitleMissing says: the article has no title
func TitleMissing() Message {
	return Message{code: "title-missing"}
}

// TitleEmpty says: the title is empty
func TitleEmpty() Message {
	return Message{code: "title-empty"}
}

// WriteTitle says: write {line}, or begin the text with # and the title
func WriteTitle(line string) Message {
	return Message{code: "write-title", args: []arg{textArg(line)}}
}

// WriteHeading says: begin the text with # and the title
func WriteHeading() Message {
	return Message{code: "write-heading"}
}

// TitleTooLong says: the title is longer than {characters} characters
func TitleTooLong(characters int) Message {
	return Message{code: "title-too-long", args: []arg{numberArg(characters)}}
}

// Shorten says: shorten it
func Shorten() Message {
	return Message{code: "shorten"}
}

// DateMissing says: the article has no date
func DateMissing() Message {
	return Message{code: "date-missing"}
}

// WriteDate says: write {day} or {time}
func WriteDate(day string, time string) Message {
	return Message{code: "write-date", args: []arg{textArg(day), textArg(time)}}
}

// AddFrontMatter says: begin the file with three lines: +++, then date = 2021-02-13, then +++
func AddFrontMatter() Message {
	return Message{code: "add-front-matter"}
}

// DateEmpty says: the date is empty
func DateEmpty() Message {
	return Message{code: "date-empty"}
}

// DateInvalid says: this is not a date
func DateInvalid() Message {
	return Message{code: "date-invalid"}
}

// DateWithoutDay says: month {month} of {year} has no day {day}
func DateWithoutDay(year int, month int, day int) Message {
	return Message{code: "date-without-day", args: []arg{numberArg(year), numberArg(month), numberArg(day)}}
}

// DateWithoutMonth says: there is no month {month}
func DateWithoutMonth(month int) Message {
	return Message{code: "date-without-month", args: []arg{numberArg(month)}}
}

// DateWithoutTime says: there is no time {time}
func DateWithoutTime(time string) Message {
	return Message{code: "date-without-time", args: []arg{textArg(time)}}
}

// DateWithoutZone says: there is no zone {zone}
func DateWithoutZone(zone string) Message {
	return Message{code: "date-without-zone", args: []arg{textArg(zone)}}
}

// DateOutOfRange says: the year {year} is out of range
func DateOutOfRange(year int) Message {
	return Message{code: "date-out-of-range", args: []arg{numberArg(year)}}
}

// DateForms says: write 2021-02-13, 2021-02-13 00:10:39 or 2021-02-13T00:10:39+08:00
func DateForms() Message {
	return Message{code: "date-forms"}
}

// CategoryEmpty says: the category is empty
func CategoryEmpty() Message {
	return Message{code: "category-empty"}
}

// LeaveOutCategory says: leave it out where the folder says it
func LeaveOutCategory() Message {
	return Message{code: "leave-out-category"}
}

// TagsTooMany says: the article has more than {most} tags
func TagsTooMany(most int) Message {
	return Message{code: "tags-too-many", args: []arg{numberArg(most)}}
}

// TagsJoined says: "{tag}" is taken for one tag
func TagsJoined(tag string) Message {
	return Message{code: "tags-joined", args: []arg{textArg(tag)}}
}

// FewerTags says: keep those that readers look for
func FewerTags() Message {
	return Message{code: "fewer-tags"}
}

// SummaryTooLong says: the summary is longer than {characters} characters
func SummaryTooLong(characters int) Message {
	return Message{code: "summary-too-long", args: []arg{numberArg(characters)}}
}

// SourceURLInvalid says: source_url "{url}" is not a web address
func SourceURLInvalid(url string) Message {
	return Message{code: "source-url-invalid", args: []arg{textArg(url)}}
}

// WriteSourceURL says: write the whole address, https://…; a name goes under source
func WriteSourceURL() Message {
	return Message{code: "write-source-url"}
}

// AliasWithFragment says: the alias "{alias}" has a #
func AliasWithFragment(alias string) Message {
	return Message{code: "alias-with-fragment", args: []arg{textArg(alias)}}
}

// HostsSeeNoFragment says: browsers keep what follows # to themselves: delete it
func HostsSeeNoFragment() Message {
	return Message{code: "hosts-see-no-fragment"}
}

// AliasTwice says: the alias "{alias}" leads to two pages
func AliasTwice(alias string) Message {
	return Message{code: "alias-twice", args: []arg{textArg(alias)}}
}

// AliasInvalid says: the alias "{alias}" cannot be a path because of "{part}": {why}
func AliasInvalid(alias string, part string, why Message) Message {
	return Message{code: "alias-invalid", args: []arg{textArg(alias), textArg(part), messageArg(why)}}
}

// WriteAliases says: write it as "/old/1.html"
func WriteAliases() Message {
	return Message{code: "write-aliases"}
}

// PageWithCategory says: a plain page stands in no channel, so it has no {key}
func PageWithCategory(key string) Message {
	return Message{code: "page-with-category", args: []arg{textArg(key)}}
}

// TagTextWithKey says: this file is the text above a tag's list, so it has no {key}
func TagTextWithKey(key string) Message {
	return Message{code: "tag-text-with-key", args: []arg{textArg(key)}}
}

// MoveOutOfPages says: leave it out, or move the article out of content/{folder}/
func MoveOutOfPages(folder string) Message {
	return Message{code: "move-out-of-pages", args: []arg{textArg(folder)}}
}

// AIFormUnknown says: ai cannot be "{form}"
func AIFormUnknown(form string) Message {
	return Message{code: "ai-form-unknown", args: []arg{textArg(form)}}
}

// WriteAIForm says: write "generated" where a machine made the text, "assisted" where it made parts, else "none"
func WriteAIForm() Message {
	return Message{code: "write-ai-form"}
}

// UnknownKey says: unknown key "{key}"{files||, in {files} files; this is the first}
func UnknownKey(key string, files int) Message {
	return Message{code: "unknown-key", args: []arg{textArg(key), numberArg(files)}}
}

// ParamsForThemes says: delete it; values for themes go under params
func ParamsForThemes() Message {
	return Message{code: "params-for-themes"}
}
