package html

import (
	"cmp"
	"slices"

	"wendang/internal/message"
	"wendang/internal/parse/markdown"
)

// Some marks are not what their author meant because something small is amiss with them:
// a blank too many or too few, a full-width sign, a tag that is not closed. Of each kind
// there is one warning in a file, at the first of them.

// slip is a kind of such marks.
type slip uint8

const (
	headingBlank     slip = iota // #一、
	headingWideBlank             // #　一、
	headingBehind                // 　　# 一、
	headingWide                  // ＃ 一、
	linkWide                     // [甲]（a.md）
	linkBlank                    // [甲] (a.md)
	imageWide                    // ！[图](a.png)
	idWide                       // ## 甲 {＃a}
	noteWide                     // [^1]：注
	emphasisText                 // **甲： **乙
	emphasisWide                 // ＊＊甲＊＊
	addressBlank                 // [甲](https://a.cn/a b)
	definitionBlank              // [甲]: 图 1.png
	definitionUnused             // [甲]: a.md, which nothing uses
	markdownInHTML               // **甲** between lines of <center>
	extraCell                    // a row with more cells than the head
	tagUnclosed                  // <title>
	tagUnopened                  // </title>
	tagOfWords                   // <path to file>
	slipKinds
)

// found are the slips of one kind in a body.
type found struct{ count, at, length int }

// report notes a slip at an offset of the source.
func (w *writer) report(kind slip, at, length int) {
	if w.Unsafe || w.apart {
		return
	}
	f := &w.slips[kind]
	if f.count++; f.count == 1 {
		f.at, f.length = at, length
	}
}

// reportSlips reports what was noted.
func (w *writer) reportSlips() {
	var kinds []slip
	for kind := range w.slips {
		if w.slips[kind].count > 0 {
			kinds = append(kinds, slip(kind))
		}
	}
	slices.SortFunc(kinds, func(a, b slip) int { return cmp.Compare(w.slips[a].at, w.slips[b].at) })
	for _, kind := range kinds {
		f := w.slips[kind]
		m, hint := w.slipMessage(kind, f)
		w.Report.Report(w.Base+f.at, w.Base+f.at+f.length, m, hint)
	}
}

func (w *writer) slipMessage(kind slip, f found) (m, hint message.Message) {
	switch kind {
	case headingBlank:
		return message.HeadingWithoutBlank(f.count), message.HeadingForm()
	case headingWideBlank:
		return message.HeadingWideBlank(f.count), message.HeadingForm()
	case headingBehind:
		return message.HeadingBehindBlanks(f.count), message.HeadingFirst()
	case headingWide:
		return message.HeadingFullWidth(f.count), message.HeadingForm()
	case linkWide:
		return message.LinkFullWidth(f.count), message.WriteLink()
	case linkBlank:
		return message.LinkWithBlank(f.count), message.WriteLink()
	case imageWide:
		return message.ImageFullWidth(f.count), message.WriteImage()
	case idWide:
		return message.IdFullWidth(f.count), message.WriteId()
	case noteWide:
		return message.FootnoteFullWidth(f.count), message.WriteFootnote()
	case emphasisText:
		mark := w.Source[f.at : f.at+f.length]
		if mark[0] == '~' {
			return message.EmphasisAsText(string(mark), f.count), message.WriteDeletion()
		}
		return message.EmphasisAsText(string(mark), f.count), message.WriteEmphasis()
	case emphasisWide:
		return message.EmphasisFullWidth(f.count), message.WriteEmphasis()
	case addressBlank:
		return message.AddressWithBlank(f.count), message.EscapeBlank()
	case definitionBlank:
		return message.DefinitionWithBlank(f.count), message.BlanksInAngles()
	case definitionUnused:
		return message.DefinitionUnused(f.count), message.UseDefinition()
	case markdownInHTML:
		return message.MarkdownInHTML(f.count), message.EmptyLinesInHTML()
	case extraCell:
		return message.RowTooLong(f.count), message.CellsOfHead()
	case tagUnclosed:
		return message.ElementUnclosed(markdown.TagName(w.Source[f.at:]), f.count), message.TagAsText()
	case tagUnopened:
		return message.ElementUnopened(markdown.TagName(w.Source[f.at:]), f.count), message.TagAsText()
	default: // tagOfWords
		return message.ElementAsText(markdown.TagName(w.Source[f.at:]), f.count), message.TagAsText()
	}
}
