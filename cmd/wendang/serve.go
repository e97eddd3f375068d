package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"wendang/internal/pipeline"
	"wendang/internal/serve"
)

func runServe(c *call) error {
	source := c.flags.String("source", ".", "the site `folder`")
	addr := c.flags.String("addr", "127.0.0.1:1313", "the `address` to listen on")
	if err := c.parse(0); err != nil {
		return err
	}
	result, err := c.build(pipeline.Options{Source: *source}, false)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(result.Out)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stderr, "the portal is at http://%s/ (Ctrl-C ends)\n", listener.Addr())
	server := &http.Server{Handler: serve.Handler(root), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-c.ctx.Done()
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
