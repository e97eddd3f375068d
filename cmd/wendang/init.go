package main

import (
	"time"

	"github.com/spf13/cobra"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/scaffold"
)

func (p *program) newInit() *cobra.Command {
	c := p.command(texts{message.HelpInitShort(), message.HelpInitLong(), message.HelpInitExamples()},
		"init "+p.say(message.ValueDir()), func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return failure.New(message.FolderMissing()).WithHint(message.WriteFolder())
			}
			if err := none(c, args[1:]); err != nil {
				return err
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
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return c
}
