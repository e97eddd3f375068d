package main

import (
	"time"

	"github.com/spf13/cobra"

	"wendang/internal/adopt"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/scaffold"
)

func (p *program) newInit() *cobra.Command {
	from := ""
	c := p.command(texts{message.HelpInitShort(), message.HelpInitLong(), message.HelpInitExamples()},
		"init "+p.say(message.ValueDir()), func(c *cobra.Command, args []string) error {
			switch {
			case from == "" && c.Flags().Changed("from"): // a variable that is not set
				return failure.New(message.OldFolderMissing()).WithHint(message.NameOldFolder())
			case len(args) == 0 && from == "":
				return failure.New(message.FolderMissing()).WithHint(message.WriteFolder())
			case len(args) == 0:
				args = []string{"."}
			}
			if err := none(c, args[1:]); err != nil {
				return err
			}
			if from != "" {
				return p.adopt(from, args[0])
			}
			files, err := scaffold.Write(args[0], time.Now())
			if err != nil {
				return err
			}
			for _, f := range files {
				p.print(message.MadeFile(f))
			}
			p.print(message.ServeNext(shellWord(args[0])))
			return nil
		})
	flags{p, c.Flags()}.folder(c, &from, "from", "", message.HelpFlagFrom())
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return c
}

// adopt makes the site folder dir of the articles in another folder.
func (p *program) adopt(from, dir string) error {
	plan, err := adopt.Examine(from, dir, time.Now())
	if err != nil {
		return err
	}
	made, err := plan.Write()
	if err != nil {
		return err
	}
	for _, m := range plan.Found {
		p.print(m)
	}
	for _, m := range plan.Unclear {
		p.print(message.Unclear(m))
	}
	for _, f := range made {
		p.print(message.MadeFile(f))
	}
	p.print(message.BuildNext(shellWord(dir)))
	return nil
}
