package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/regular"
	"wendang/internal/search"
)

func (p *program) newSearch() *cobra.Command {
	var q searchRequest
	var asJSON bool
	c := p.command(texts{message.HelpSearchShort(), message.HelpSearchLong(), message.HelpSearchExamples()},
		"search "+p.say(message.ValueQuery()), func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return failure.New(message.QueryMissing()).WithHint(message.WriteQuery())
			}
			if q.limit < 1 {
				return failure.New(message.FlagValueInvalid("--limit", strconv.Itoa(q.limit))).WithHint(message.NumberOfResults())
			}
			q.out, q.words = outOf(c), strings.Join(args, " ")
			answer, err := q.ask()
			if err != nil {
				return searchError(q.out, err)
			}
			if asJSON {
				return printAnswerJSON(p.stdout, answer)
			}
			return p.printAnswer(answer)
		})
	f := flags{p, c.Flags()}
	f.folder(c, new(string), "source", ".", message.FlagSource())
	f.folder(c, new(string), "out", "", message.FlagOut())
	f.number(&q.limit, "limit", 10, message.FlagLimit())
	f.text(&q.channel, "channel", "", message.ValueName(), message.FlagChannel())
	f.text(&q.festival, "festival", "", message.ValueName(), message.FlagFestival())
	f.boolean(&asJSON, "json", message.FlagJSONAnswer())
	_ = c.RegisterFlagCompletionFunc("limit", cobra.NoFileCompletions)
	_ = c.RegisterFlagCompletionFunc("channel", completeNames(channelNames))
	_ = c.RegisterFlagCompletionFunc("festival", completeNames(festivalNames))
	c.ValidArgsFunction = completeNames(tagNames)
	return c
}

// outOf returns the output folder that a command's flags name.
func outOf(c *cobra.Command) string {
	if out, err := c.Flags().GetString("out"); err == nil && out != "" {
		return out
	}
	source, _ := c.Flags().GetString("source")
	return pipeline.DefaultOut(source)
}

// searchRequest is what is asked of the index in an output folder.
type searchRequest struct {
	out, words        string
	channel, festival string // by name or slug; "" for all
	limit             int
}

// searchAnswer is what is printed of an answer.
type searchAnswer struct {
	*search.Answer
	results []*search.Result
	// When there is no result:
	everywhere int           // how many there are in all channels and festivals
	alone      []search.Part // what is found by itself
}

// searchError returns the failure for an error of package search.
func searchError(out string, err error) error {
	switch {
	case errors.Is(err, search.ErrNone):
		return failure.New(message.IndexMissing(out)).WithHint(message.BuildWithSearch())
	case errors.Is(err, search.ErrVersion):
		return failure.New(message.IndexOfOtherVersion()).WithHint(message.BuildAgain())
	case errors.Is(err, search.ErrDamaged):
		return failure.New(message.IndexDamaged()).WithHint(message.BuildAgain())
	}
	return err
}

// ask asks the index for the first results.
func (q *searchRequest) ask() (*searchAnswer, error) {
	root, err := regular.OpenRoot(q.out)
	if errors.Is(err, os.ErrNotExist) {
		return nil, search.ErrNone
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	answer, err := q.askIn(root)
	var at *fs.PathError
	if errors.As(err, &at) && !errors.Is(err, fs.ErrNotExist) {
		// What stands there is no damaged index, and building again may not help.
		return nil, &fs.PathError{Op: at.Op, Path: filepath.Join(q.out, filepath.FromSlash(at.Path)), Err: at.Err}
	}
	return answer, err
}

// askIn asks the index of an output folder.
func (q *searchRequest) askIn(root *os.Root) (*searchAnswer, error) {
	reader, err := search.Open(regular.Files{Root: root})
	if err != nil {
		return nil, err
	}
	o := search.Options{}
	if o.Channel, err = placeOf("--channel", q.channel, reader.Channels(), message.ChannelsAre); err != nil {
		return nil, err
	}
	if o.Festival, err = placeOf("--festival", q.festival, reader.Festivals(), message.FestivalsAre); err != nil {
		return nil, err
	}
	asked := search.ParseQuery(q.words)
	f := &searchAnswer{}
	if f.Answer, err = reader.Ask(asked, o); err != nil {
		return nil, err
	}
	n := q.limit
	if !f.Exact() { // more is read, to count better
		n = max(q.limit, search.MaxChecked)
	}
	if f.results, err = f.Next(n); err != nil {
		return nil, err
	}
	f.results = f.results[:min(q.limit, len(f.results))]
	if f.Total > 0 {
		return f, nil
	}
	if q.channel != "" || q.festival != "" {
		if f.everywhere, err = reader.Total(q.words); err != nil || f.everywhere > 0 {
			return f, err
		}
	}
	f.alone, err = reader.Alone(asked)
	return f, err
}

// placeOf returns which of the places a flag names, by name or by the last part of
// its folder; -1 for none.
func placeOf(flag, written string, places []search.Place, are func([]string) message.Message) (int, error) {
	if written == "" {
		return -1, nil
	}
	var names, all []string
	for i, p := range places {
		slug := path.Base(p.Dir)
		if written == p.Name || written == slug {
			return i, nil
		}
		names, all = append(names, p.Name), append(all, p.Name, slug)
	}
	return -1, withHint(message.FlagValueInvalid(flag, written), diag.DidYouMean(written, all), are(names))
}

func printAnswerJSON(w io.Writer, f *searchAnswer) error {
	type result struct {
		Title    string `json:"title"`
		URL      string `json:"url"`
		Category string `json:"category"`
		Date     string `json:"date"`
		Snippet  string `json:"snippet"`
	}
	list := make([]result, len(f.results))
	for i, r := range f.results {
		list[i] = result{r.Title, r.URL, r.Category, r.Time, r.Snippet.String()}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Total   int      `json:"total"`
		Results []result `json:"results"`
	}{f.Total, list})
}

// printAnswer prints an answer for people; on a terminal, what was looked for is
// bold.
func (p *program) printAnswer(answer *searchAnswer) error {
	before, after := "", ""
	if f, ok := p.stdout.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" {
		before, after = "\x1b[1m", "\x1b[0m"
	}
	var b strings.Builder
	for _, line := range answer.summary() {
		fmt.Fprintln(&b, p.say(line))
	}
	last := together
	for _, r := range answer.results {
		if s := sectionOf(r); s != last {
			if last = s; s == unchecked {
				fmt.Fprintf(&b, "\n%s\n", p.say(message.FoundUnchecked()))
			} else {
				fmt.Fprintf(&b, "\n%s\n", p.say(message.FoundApart()))
			}
		}
		place := r.Category
		if r.Channel != "" && r.Channel != place {
			place = r.Channel + " › " + place
		}
		for i, c := range r.Snippet.Text {
			r.Snippet.Text[i] = message.CleanRune(c)
		}
		fmt.Fprintf(&b, "\n%s\n  %s  %s  %s\n  %s\n", message.Clean(r.Title), message.Clean(place),
			r.Time, message.Clean(r.URL), r.Snippet.Highlighted(before, after))
	}
	_, err := io.WriteString(p.stdout, b.String())
	return err
}

// summary says how much was found and, if that is nothing, what may help.
func (f *searchAnswer) summary() []message.Message {
	lines := []message.Message{message.ArticlesFound(f.Total)}
	switch {
	case f.Empty:
		return append(lines, message.NothingToLookFor())
	case f.TitlesOnly:
		lines = append(lines, message.TitlesOnly())
	case f.Partly:
		lines = append(lines, message.PartlyRead(search.MaxChecked))
	}
	if f.Total == 0 && (f.TitlesOnly || f.Partly) {
		lines = append(lines, message.AddACharacter())
	}
	if f.everywhere > 0 {
		lines = append(lines, message.FoundEverywhere(f.everywhere))
	}
	for _, part := range f.alone {
		lines = append(lines, message.FoundAlone(part.Text, part.Total))
	}
	return lines
}

// section is a part of the results that is set apart from the others.
type section uint8

const (
	together  section = iota // articles that have the words of each term together
	apart                    // or not
	unchecked                // or that were not brought into order by that
)

func sectionOf(r *search.Result) section {
	switch {
	case r.Unchecked:
		return unchecked
	case r.Adjacent:
		return together
	}
	return apart
}
