package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"wendang/internal/message"
)

func (p *program) newMan() *cobra.Command {
	var dir string
	c := p.command(texts{message.HelpManShort(), message.HelpManLong(), message.HelpManExamples()},
		"man ["+p.say(message.ValueCommand())+"]", func(c *cobra.Command, args []string) error {
			about, err := p.named(c, args)
			if err != nil {
				return err
			}
			if dir == "" {
				_, err := p.stdout.Write(p.manPage(about))
				return err
			}
			return p.writeManPages(c.Root(), dir)
		})
	flags{p, c.Flags()}.folder(c, &dir, "dir", "", message.FlagDir())
	c.ValidArgsFunction = completeCommands
	return c
}

// writeManPages writes the pages of all commands into a folder.
func (p *program) writeManPages(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c.Hidden {
			continue
		}
		path := filepath.Join(dir, manName(c)+".1")
		if err := os.WriteFile(path, p.manPage(c), 0o644); err != nil {
			return err
		}
		p.print(message.MadeFile(path))
	}
	return nil
}

// manName returns the name of a command's page: wendang-build.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage returns the manual page of a command, for man(1). It bears no date, so
// that it is the same whenever it is made.
func (p *program) manPage(c *cobra.Command) []byte {
	m := &manual{}
	fmt.Fprintf(&m.b, ".TH %s 1 \"\" wendang \"%s\"\n", strings.ToUpper(manName(c)), roff(p.say(message.ManSection())))
	m.section(p.say(message.ManName()))
	m.line(manName(c) + ` \- ` + roff(c.Short))
	m.section(p.say(message.ManSynopsis()))
	m.line(`\fB` + roff(p.useLine(c)) + `\fR`)
	m.section(p.say(message.ManDescription()))
	m.line(roff(c.Long))
	if c.HasSubCommands() {
		m.section(p.say(message.ManCommands()))
		for _, sub := range c.Commands() {
			if !sub.Hidden {
				m.item(sub.Name(), sub.Short)
			}
		}
	}
	m.section(p.say(message.ManOptions()))
	for _, r := range append(flagRows(c.LocalNonPersistentFlags()), flagRows(c.Root().PersistentFlags())...) {
		m.item(r[0], r[1])
	}
	m.section(p.say(message.ManExamples()))
	m.line(".nf\n" + roff(c.Example) + "\n.fi")
	m.section(p.say(message.ManExitStatus()))
	for i, text := range []message.Message{message.Exit0(), message.Exit1(), message.Exit2()} {
		m.item(fmt.Sprint(i), p.say(text))
	}
	m.section(p.say(message.ManSeeAlso()))
	var others []string
	for _, other := range append([]*cobra.Command{c.Root()}, c.Root().Commands()...) {
		if other != c && !other.Hidden {
			others = append(others, `\fB`+roff(manName(other))+`\fR(1)`)
		}
	}
	m.line(strings.Join(others, ", "))
	return m.b.Bytes()
}

// manual is a manual page that is being written.
type manual struct{ b bytes.Buffer }

func (m *manual) section(head string) { fmt.Fprintf(&m.b, ".SH %s\n", roff(head)) }

func (m *manual) line(text string) { m.b.WriteString(text + "\n") }

// item writes a term and what it means.
func (m *manual) item(term, text string) {
	fmt.Fprintf(&m.b, ".TP\n\\fB%s\\fR\n%s\n", roff(term), roff(text))
}

// roff returns text fit for a page: a backslash and a dash are written as escapes,
// and a line must not begin with a mark of a request.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
