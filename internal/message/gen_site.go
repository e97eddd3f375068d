// Code generated from the catalogue by generated_test.go; DO NOT EDIT.

package message

// UnknownSetting says: unknown key "{key}"
func UnknownSetting(key string) Message {
	return Message{code: "unknown-setting", args: []arg{textArg(key)}}
}

// WriteAtTop says: {key} is of the site: write it above all lines in square brackets
func WriteAtTop(key string) Message {
	return Message{code: "write-at-top", args: []arg{textArg(key)}}
}

// SettingsAre says: here may stand {names}
func SettingsAre(names []string) Message {
	return Message{code: "settings-are", args: []arg{listArg(names)}}
}

// WrongType says: {key} must be {want}, not {got}
func WrongType(key string, want Message, got Message) Message {
	return Message{code: "wrong-type", args: []arg{textArg(key), messageArg(want), messageArg(got)}}
}

// WriteQuoted says: put it between quotation marks: "…"
func WriteQuoted() Message {
	return Message{code: "write-quoted"}
}

// DeleteBrackets says: delete the square brackets: there can be only one
func DeleteBrackets() Message {
	return Message{code: "delete-brackets"}
}

// WriteTrueOrFalse says: write true or false, without quotation marks
func WriteTrueOrFalse() Message {
	return Message{code: "write-true-or-false"}
}

// WriteWhole says: write a whole number, without a point and without quotation marks
func WriteWhole() Message {
	return Message{code: "write-whole"}
}

// WriteTable says: write [{name}] on a line of its own, and below it its keys
func WriteTable(name string) Message {
	return Message{code: "write-table", args: []arg{textArg(name)}}
}

// WriteTables says: write [[{name}]] on a line of its own, and below it its keys
func WriteTables(name string) Message {
	return Message{code: "write-tables", args: []arg{textArg(name)}}
}

// TitleOfSiteMissing says: the site has no title
func TitleOfSiteMissing() Message {
	return Message{code: "title-of-site-missing"}
}

// WriteTitleOfSite says: write title = "…"
func WriteTitleOfSite() Message {
	return Message{code: "write-title-of-site"}
}

// BaseURLInvalid says: base_url "{url}" is not the address of a site
func BaseURLInvalid(url string) Message {
	return Message{code: "base-url-invalid", args: []arg{textArg(url)}}
}

// WriteBaseURL says: write base_url = "https://www.example.com/"
func WriteBaseURL() Message {
	return Message{code: "write-base-url"}
}

// LanguageInvalid says: "{language}" is not a language tag
func LanguageInvalid(language string) Message {
	return Message{code: "language-invalid", args: []arg{textArg(language)}}
}

// WriteLanguage says: write language = "zh-CN"
func WriteLanguage() Message {
	return Message{code: "write-language"}
}

// TimeZoneUnknown says: unknown time zone "{zone}"
func TimeZoneUnknown(zone string) Message {
	return Message{code: "time-zone-unknown", args: []arg{textArg(zone)}}
}

// WriteTimeZone says: write time_zone = "Asia/Shanghai"
func WriteTimeZone() Message {
	return Message{code: "write-time-zone"}
}

// ThemeNameInvalid says: "{name}" is not the name of a theme
func ThemeNameInvalid(name string) Message {
	return Message{code: "theme-name-invalid", args: []arg{textArg(name)}}
}

// ThemeIsFolder says: a theme's name is that of its folder in themes/
func ThemeIsFolder() Message {
	return Message{code: "theme-is-folder"}
}

// ThemeMissing says: the theme "{name}" does not exist
func ThemeMissing(name string) Message {
	return Message{code: "theme-missing", args: []arg{textArg(name)}}
}

// MakeTheme says: make the folder themes/{name}, or leave out theme
func MakeTheme(name string) Message {
	return Message{code: "make-theme", args: []arg{textArg(name)}}
}

// SinceInvalid says: since must be a year, not {year}
func SinceInvalid(year int) Message {
	return Message{code: "since-invalid", args: []arg{numberArg(year)}}
}

// WriteSince says: write since = 2021
func WriteSince() Message {
	return Message{code: "write-since"}
}

// PageSizeInvalid says: page_size must be between 1 and 1000, not {size}
func PageSizeInvalid(size int) Message {
	return Message{code: "page-size-invalid", args: []arg{numberArg(size)}}
}

// WritePageSize says: write page_size = 20, or leave it out
func WritePageSize() Message {
	return Message{code: "write-page-size"}
}

// TagMinInvalid says: tag_min must be between 1 and 1000, not {n}
func TagMinInvalid(n int) Message {
	return Message{code: "tag-min-invalid", args: []arg{numberArg(n)}}
}

// WriteTagMin says: write tag_min = 2, or leave it out
func WriteTagMin() Message {
	return Message{code: "write-tag-min"}
}

// ChoiceUnknown says: {key} cannot be "{value}"
func ChoiceUnknown(key string, value string) Message {
	return Message{code: "choice-unknown", args: []arg{textArg(key), textArg(value)}}
}

// ChoicesAre says: {key} is one of {choices}
func ChoicesAre(key string, choices []string) Message {
	return Message{code: "choices-are", args: []arg{textArg(key), listArg(choices)}}
}

// LicenceURLInvalid says: licence_url "{url}" is not a web address
func LicenceURLInvalid(url string) Message {
	return Message{code: "licence-url-invalid", args: []arg{textArg(url)}}
}

// WriteLicenceURL says: write the whole address, https://…; its name goes under licence
func WriteLicenceURL() Message {
	return Message{code: "write-licence-url"}
}

// HomeShowMissing says: the block does not say what it shows
func HomeShowMissing() Message {
	return Message{code: "home-show-missing"}
}

// HomeNumberInvalid says: {key} must be between 1 and {most}
func HomeNumberInvalid(key string, most int) Message {
	return Message{code: "home-number-invalid", args: []arg{textArg(key), numberArg(most)}}
}

// WriteNumber says: write {key} = {n}, or leave it out
func WriteNumber(key string, n int) Message {
	return Message{code: "write-number", args: []arg{textArg(key), numberArg(n)}}
}

// HomeBlockLacks says: a block that shows "{show}" needs {key}
func HomeBlockLacks(show string, key string) Message {
	return Message{code: "home-block-lacks", args: []arg{textArg(show), textArg(key)}}
}

// WriteHomeOf says: write of = "…": the name or slug of a channel, channel/column, festival or tag
func WriteHomeOf() Message {
	return Message{code: "write-home-of"}
}

// WriteHomeLinks says: write links = [{(} name = "…", to = "https://…" {)}]
func WriteHomeLinks() Message {
	return Message{code: "write-home-links"}
}

// WriteHomeText says: write text = "…"
func WriteHomeText() Message {
	return Message{code: "write-home-text"}
}

// HomeOfUnknown says: there is no "{of}" to show
func HomeOfUnknown(of string) Message {
	return Message{code: "home-of-unknown", args: []arg{textArg(of)}}
}

// ShowInstead says: for "{of}" write show = "{show}"
func ShowInstead(show string, of string) Message {
	return Message{code: "show-instead", args: []arg{textArg(show), textArg(of)}}
}

// PermalinkWithoutSlash says: a permalink begins with /
func PermalinkWithoutSlash() Message {
	return Message{code: "permalink-without-slash"}
}

// PermalinkEnding says: the permalink must end with .html or /
func PermalinkEnding() Message {
	return Message{code: "permalink-ending"}
}

// PermalinkWithoutSlug says: the permalink lacks :slug, so that two articles of one day would have one URL
func PermalinkWithoutSlug() Message {
	return Message{code: "permalink-without-slug"}
}

// WritePermalink says: write permalink = "{pattern}"
func WritePermalink(pattern string) Message {
	return Message{code: "write-permalink", args: []arg{textArg(pattern)}}
}

// PermalinkFieldUnknown says: unknown field "{field}" in the permalink
func PermalinkFieldUnknown(field string) Message {
	return Message{code: "permalink-field-unknown", args: []arg{textArg(field)}}
}

// PermalinkFieldsAre says: the fields are {fields}
func PermalinkFieldsAre(fields []string) Message {
	return Message{code: "permalink-fields-are", args: []arg{listArg(fields)}}
}

// PermalinkUnfit says: the permalink gives unfit paths because of "{part}": {why}
func PermalinkUnfit(part string, why Message) Message {
	return Message{code: "permalink-unfit", args: []arg{textArg(part), messageArg(why)}}
}

// NameMissing says: the {what} has no name
func NameMissing(what Message) Message {
	return Message{code: "name-missing", args: []arg{messageArg(what)}}
}

// WriteName says: write name = "…"
func WriteName() Message {
	return Message{code: "write-name"}
}

// SlugMissing says: the {what} "{name}" has no slug
func SlugMissing(what Message, name string) Message {
	return Message{code: "slug-missing", args: []arg{messageArg(what), textArg(name)}}
}

// WriteSlug says: write slug = "…": it becomes part of the URL
func WriteSlug() Message {
	return Message{code: "write-slug"}
}

// NameTwice says: the {what} name "{name}" stands twice
func NameTwice(what Message, name string) Message {
	return Message{code: "name-twice", args: []arg{messageArg(what), textArg(name)}}
}

// ChooseAnotherName says: give one of them another name
func ChooseAnotherName() Message {
	return Message{code: "choose-another-name"}
}

// SlugTwice says: the {what} slug "{slug}" stands twice
func SlugTwice(what Message, slug string) Message {
	return Message{code: "slug-twice", args: []arg{messageArg(what), textArg(slug)}}
}

// SlugReserved says: the slug "{slug}" is taken by the portal's own pages
func SlugReserved(slug string) Message {
	return Message{code: "slug-reserved", args: []arg{textArg(slug)}}
}

// SlugOfPages says: no channel can be called {folder}: content/{folder}/ holds the plain pages
func SlugOfPages(folder string) Message {
	return Message{code: "slug-of-pages", args: []arg{textArg(folder)}}
}

// ChooseAnotherSlug says: choose another slug
func ChooseAnotherSlug() Message {
	return Message{code: "choose-another-slug"}
}

// FirstStandsHere says: the first stands here
func FirstStandsHere() Message {
	return Message{code: "first-stands-here"}
}

// FestivalChannelTwice says: only one channel can have the festivals
func FestivalChannelTwice() Message {
	return Message{code: "festival-channel-twice"}
}

// OneFestivalChannel says: leave festivals = true in one of the [[channels]]
func OneFestivalChannel() Message {
	return Message{code: "one-festival-channel"}
}

// FestivalChannelWithColumns says: the columns of this channel are the festivals
func FestivalChannelWithColumns() Message {
	return Message{code: "festival-channel-with-columns"}
}

// ColumnsOrFestivals says: leave out columns, or festivals = true
func ColumnsOrFestivals() Message {
	return Message{code: "columns-or-festivals"}
}

// ChannelsMissing says: the site has no channels
func ChannelsMissing() Message {
	return Message{code: "channels-missing"}
}

// WriteChannel says: write at least one [[channels]] with a name and a slug
func WriteChannel() Message {
	return Message{code: "write-channel"}
}

// FestivalsWithoutChannel says: there are festivals, but no channel for them
func FestivalsWithoutChannel() Message {
	return Message{code: "festivals-without-channel"}
}

// WriteFestivalsTrue says: write festivals = true in one of the [[channels]]
func WriteFestivalsTrue() Message {
	return Message{code: "write-festivals-true"}
}

// LinkWithoutTarget says: the {what} "{name}" has no to
func LinkWithoutTarget(what Message, name string) Message {
	return Message{code: "link-without-target", args: []arg{messageArg(what), textArg(name)}}
}

// WriteWholeURL says: write the whole address: "https://{address}"
func WriteWholeURL(address string) Message {
	return Message{code: "write-whole-url", args: []arg{textArg(address)}}
}

// WriteTarget says: write a channel, channel/column or festival slug, a page of content/pages, a path of the site such as /files/a.pdf, or a URL
func WriteTarget() Message {
	return Message{code: "write-target"}
}

// TargetUnknown says: the {what} leads to "{to}", which does not exist
func TargetUnknown(what Message, to string) Message {
	return Message{code: "target-unknown", args: []arg{messageArg(what), textArg(to)}}
}

// NotAnImage says: {path} is no image
func NotAnImage(path string) Message {
	return Message{code: "not-an-image", args: []arg{textArg(path)}}
}

// SiteImageMissing says: there is no image {path} that could stand for the site
func SiteImageMissing(path string) Message {
	return Message{code: "site-image-missing", args: []arg{textArg(path)}}
}

// WriteSiteImage says: write the path of an image of the site, such as "/logo.png" for static/logo.png, or its whole address
func WriteSiteImage() Message {
	return Message{code: "write-site-image"}
}

// PoliceWithoutDigits says: the number of the police's register, "{number}", has no digits
func PoliceWithoutDigits(number string) Message {
	return Message{code: "police-without-digits", args: []arg{textArg(number)}}
}

// WritePolice says: write the whole number, such as "京公网安备11000002000001号", or leave police out
func WritePolice() Message {
	return Message{code: "write-police"}
}

// FileTypeInvalid says: "{ending}" is not the ending of file names
func FileTypeInvalid(ending string) Message {
	return Message{code: "file-type-invalid", args: []arg{textArg(ending)}}
}

// FileTypeIsArticle says: .{ending} files are articles: their sources are never published
func FileTypeIsArticle(ending string) Message {
	return Message{code: "file-type-is-article", args: []arg{textArg(ending)}}
}

// DeleteFileType says: take it out; what is to be there as it is goes into static/
func DeleteFileType() Message {
	return Message{code: "delete-file-type"}
}

// WriteFileType says: write allow = ["html", "js"]
func WriteFileType() Message {
	return Message{code: "write-file-type"}
}

// SlugInvalid says: "{slug}" cannot be a slug: {why}
func SlugInvalid(slug string, why Message) Message {
	return Message{code: "slug-invalid", args: []arg{textArg(slug), messageArg(why)}}
}

// UnfitEmpty says: it is empty
func UnfitEmpty() Message {
	return Message{code: "unfit-empty"}
}

// UnfitTooLong says: it is longer than {bytes} bytes
func UnfitTooLong(bytes int) Message {
	return Message{code: "unfit-too-long", args: []arg{numberArg(bytes)}}
}

// UnfitCharacter says: it contains {character}
func UnfitCharacter(character string) Message {
	return Message{code: "unfit-character", args: []arg{textArg(character)}}
}

// UnfitDot says: it begins with a dot
func UnfitDot() Message {
	return Message{code: "unfit-dot"}
}

// UnfitEdge says: it begins or ends with a space, or ends with a dot
func UnfitEdge() Message {
	return Message{code: "unfit-edge"}
}

// UnfitEscape says: it contains {escape}, which some servers take for part of a path
func UnfitEscape(escape string) Message {
	return Message{code: "unfit-escape", args: []arg{textArg(escape)}}
}

// UnfitDevice says: {name} is a device on Windows
func UnfitDevice(name string) Message {
	return Message{code: "unfit-device", args: []arg{textArg(name)}}
}

// SlugForm says: use letters, digits, - and _
func SlugForm() Message {
	return Message{code: "slug-form"}
}

// DayEmpty says: the day is empty
func DayEmpty() Message {
	return Message{code: "day-empty"}
}

// DayInvalid says: "{day}" is not a day
func DayInvalid(day string) Message {
	return Message{code: "day-invalid", args: []arg{textArg(day)}}
}

// DayOfMonthInvalid says: month {month} has no day {day}
func DayOfMonthInvalid(month int, day int) Message {
	return Message{code: "day-of-month-invalid", args: []arg{numberArg(month), numberArg(day)}}
}

// DayMonthInvalid says: there is no month {month}
func DayMonthInvalid(month int) Message {
	return Message{code: "day-month-invalid", args: []arg{numberArg(month)}}
}

// DayTermUnknown says: "{term}" is not a solar term
func DayTermUnknown(term string) Message {
	return Message{code: "day-term-unknown", args: []arg{textArg(term)}}
}

// DayOrdinalUnknown says: "{word}" is not one of first, second, third, fourth, fifth, last
func DayOrdinalUnknown(word string) Message {
	return Message{code: "day-ordinal-unknown", args: []arg{textArg(word)}}
}

// DayWeekdayUnknown says: "{word}" is not a day of the week
func DayWeekdayUnknown(word string) Message {
	return Message{code: "day-weekday-unknown", args: []arg{textArg(word)}}
}

// DayMonthUnknown says: "{word}" is not a month
func DayMonthUnknown(word string) Message {
	return Message{code: "day-month-unknown", args: []arg{textArg(word)}}
}

// DayForms says: a day is written "11-11", "lunar 8-15", "term 清明" or "second sunday of may"
func DayForms() Message {
	return Message{code: "day-forms"}
}
