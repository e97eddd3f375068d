package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wendang/internal/diag"
	"wendang/internal/message"
)

func (p *program) newHelp() *cobra.Command {
	c := p.command(texts{message.HelpHelpShort(), message.HelpHelpLong(), message.HelpHelpExamples()},
		"help ["+p.say(message.ValueCommand())+"]", func(c *cobra.Command, args []string) error {
			about, err := p.named(c, args)
			if err != nil {
				return err
			}
			return p.printHelp(p.stdout, about)
		})
	c.ValidArgsFunction = completeCommands
	return c
}

// named returns the command that the arguments of help or man name; the program's root
// when there are none.
func (p *program) named(asked *cobra.Command, args []string) (*cobra.Command, error) {
	root := asked.Root()
	if len(args) == 0 {
		return root, nil
	}
	for _, c := range root.Commands() {
		if c.Name() == args[0] {
			return c, none(asked, args[1:])
		}
	}
	return nil, p.unknownCommand(root, args[0])
}

// completeCommands completes the name of a command.
func completeCommands(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var list []string
	if len(args) == 0 {
		for _, sub := range c.Root().Commands() {
			if !sub.Hidden {
				list = append(list, sub.Name()+"\t"+sub.Short)
			}
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// printHelp shows how a command is used.
func (p *program) printHelp(w io.Writer, c *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", c.Long, p.say(message.HeadUsage()), p.useLine(c))
	if c.HasSubCommands() {
		var rows [][2]string
		for _, sub := range c.Commands() {
			if !sub.Hidden {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		writeTable(&b, p.say(message.HeadCommands()), rows)
	}
	fmt.Fprintf(&b, "\n%s\n  %s\n", p.say(message.HeadExamples()), strings.ReplaceAll(c.Example, "\n", "\n  "))
	writeTable(&b, p.say(message.HeadFlags()), flagRows(c.LocalNonPersistentFlags()))
	writeTable(&b, p.say(message.HeadGeneralFlags()), flagRows(c.Root().PersistentFlags()))
	if c.HasSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", p.say(message.MoreHelp()))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// useLine returns the form of a call: wendang search [FLAGS] QUERY.
func (p *program) useLine(c *cobra.Command) string {
	if c.HasSubCommands() {
		return c.Name() + " " + p.say(message.ValueCommand()) + " " + p.say(message.ValueFlags())
	}
	name, rest, _ := strings.Cut(c.Use, " ")
	return strings.TrimSpace("wendang " + name + " " + p.say(message.ValueFlags()) + " " + rest)
}

// flagRows returns a row for each flag: what is written, and what it is for.
func flagRows(set *pflag.FlagSet) [][2]string {
	var rows [][2]string
	set.SortFlags = false
	set.VisitAll(func(f *pflag.Flag) {
		written := "--" + f.Name
		if f.Shorthand != "" {
			written = "-" + f.Shorthand + ", " + written
		}
		if value := f.Annotations[valueName]; len(value) > 0 {
			written += " " + value[0]
		}
		rows = append(rows, [2]string{written, f.Usage})
	})
	return rows
}

// writeTable writes two columns below a head, the second aligned: a Chinese
// character is two columns wide.
func writeTable(b *strings.Builder, head string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, diag.Columns(r[0]))
	}
	fmt.Fprintf(b, "\n%s\n", head)
	for _, r := range rows {
		fmt.Fprintf(b, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-diag.Columns(r[0])), r[1])
	}
}
