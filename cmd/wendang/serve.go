package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/spf13/cobra"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/serve"
)

func (p *program) newServe() *cobra.Command {
	var source, addr string
	c := p.command(texts{message.HelpServeShort(), message.HelpServeLong(), message.HelpServeExamples()}, "serve",
		func(c *cobra.Command, args []string) error {
			if err := none(c, args); err != nil {
				return err
			}
			return p.serve(c.Context(), source, addr)
		})
	f := flags{p, c.Flags()}
	f.folder(c, &source, "source", ".", message.FlagSource())
	f.text(&addr, "addr", "127.0.0.1:1313", message.ValueAddress(), message.FlagAddr())
	_ = c.RegisterFlagCompletionFunc("addr", cobra.NoFileCompletions)
	return c
}

// serve builds a site and shows it until ctx ends.
func (p *program) serve(ctx context.Context, source, addr string) error {
	result, err := p.build(ctx, pipeline.Options{Source: source}, false)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(result.Out)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return failure.New(message.CannotListen(addr, failure.Cause(err))).WithHint(message.ChooseAnotherAddress())
	}
	p.print(message.Serving("http://" + listener.Addr().String() + "/"))
	server := &http.Server{Handler: serve.Handler(root), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
