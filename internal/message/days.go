package message

import "slices"

// settingEntries are about site.toml.
var settingEntries = slices.Concat(siteEntries, dayEntries)

// dayEntries are about what site.toml says of festivals' days.
var dayEntries = []entry{
	{
		code: "day-empty", kind: Error,
		en:    `the day is empty`,
		zh:    `day（节日的日子）是空的`,
		hints: "day-forms",
	},
	{
		code: "day-invalid", kind: Error, args: "day",
		en:    `"{day}" is not a day`,
		zh:    `“{day}”不是日子的写法`,
		hints: "day-forms",
	},
	{
		code: "day-of-month-invalid", kind: Error, args: "month int, day int",
		en:    `month {month} has no day {day}`,
		zh:    `{month} 月没有 {day} 日`,
		hints: "day-forms",
	},
	{
		code: "day-month-invalid", kind: Error, args: "month int",
		en:    `there is no month {month}`,
		zh:    `没有 {month} 月`,
		hints: "day-forms",
	},
	{
		code: "day-term-unknown", kind: Error, args: "term",
		en:    `"{term}" is not a solar term`,
		zh:    `“{term}”不是二十四节气之一`,
		hints: "day-forms",
	},
	{
		code: "day-ordinal-unknown", kind: Error, args: "word",
		en:    `"{word}" is not one of first, second, third, fourth, fifth, last`,
		zh:    `“{word}”不对：第几个要写 first、second、third、fourth、fifth 或 last（最后一个）`,
		hints: "day-forms",
	},
	{
		code: "day-weekday-unknown", kind: Error, args: "word",
		en:    `"{word}" is not a day of the week`,
		zh:    `“{word}”不对：星期几要写英文，如 sunday（星期日）`,
		hints: "day-forms",
	},
	{
		code: "day-month-unknown", kind: Error, args: "word",
		en:    `"{word}" is not a month`,
		zh:    `“{word}”不对：几月要写英文，如 may（五月）`,
		hints: "day-forms",
	},
	{
		code: "day-forms", kind: Hint,
		en: `a day is written "11-11", "lunar 8-15", "term 清明" or "second sunday of may"`,
		zh: `公历写 "11-11"，农历写 "lunar 8-15"，节气写 "term 清明"，五月第二个星期日写 "second sunday of may"`,
	},
}
