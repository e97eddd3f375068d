package main

import (
	"fmt"
	"time"

	"wendang/internal/pipeline"
	"wendang/internal/scaffold"
)

func runInit(c *call) error {
	if err := c.parse(1); err != nil {
		return err
	}
	dir := c.flags.Arg(0)
	if dir == "" {
		return &pipeline.UsageError{Message: "name the folder to make: wendang init DIR"}
	}
	files, err := scaffold.Write(dir, time.Now())
	if err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintf(c.stderr, "made %s\n", f)
	}
	fmt.Fprintf(c.stderr, "now: wendang serve --source %s\n", dir)
	return nil
}
