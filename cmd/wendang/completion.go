package main

import (
	"github.com/spf13/cobra"

	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
)

// shells are the shells that completions are made for.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (p *program) newCompletion() *cobra.Command {
	c := p.command(texts{message.HelpCompletionShort(), message.HelpCompletionLong(), message.HelpCompletionExamples()},
		"completion bash|zsh|fish|powershell", func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return failure.New(message.ShellMissing()).WithHint(message.ShellsAre(shells()))
			}
			if err := none(c, args[1:]); err != nil {
				return err
			}
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(p.stdout, true)
			case "zsh":
				return root.GenZshCompletion(p.stdout)
			case "fish":
				return root.GenFishCompletion(p.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(p.stdout)
			}
			return withHint(message.ShellUnknown(args[0]), diag.DidYouMean(args[0], shells()), message.ShellsAre(shells()))
		})
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return shells(), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}
