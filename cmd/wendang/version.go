package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"wendang/internal/message"
	"wendang/internal/pipeline"
)

func (p *program) newVersion() *cobra.Command {
	return p.command(texts{message.HelpVersionShort(), message.HelpVersionLong(), message.HelpVersionExamples()}, "version",
		func(c *cobra.Command, args []string) error {
			if err := none(c, args); err != nil {
				return err
			}
			return p.printVersion()
		})
}

func (p *program) printVersion() error {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				version += " " + s.Value[:12]
			}
		}
	}
	_, err := fmt.Fprintf(p.stdout, "wendang %s (%s, %s/%s, build %s)\n",
		version, runtime.Version(), runtime.GOOS, runtime.GOARCH, pipeline.ProgramID())
	return err
}
