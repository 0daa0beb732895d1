package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"lacuna/taxonomy"
	"lacuna/web"
)

type serveCmd struct {
	Addr string `help:"Address to listen at; anything but loopback is open to the network." default:"127.0.0.1:8417"`
}

// Run serves until interrupted. It says where on stderr once it listens.
func (c *serveCmd) Run(a *app) error {
	lib, err := a.openLibrary(false, 0)
	if err != nil {
		return err
	}
	t, err := a.taxonomy()
	if err != nil {
		return err
	}
	lists, err := taxonomy.LoadChecklists(t)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	handler, err := web.New(web.Config{Library: lib, Taxonomy: t, Checklists: lists, Log: log, Version: Version})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return &problem{Subject: c.Addr, Cause: "cannot listen: " + errors.Unwrap(err).Error(), Hint: "is it running already? --addr picks another"}
	}
	fmt.Fprintf(a.err, "lacuna serves at http://%s/  (Ctrl-C stops it)\n", l.Addr())
	if ip, ok := l.Addr().(*net.TCPAddr); ok && !ip.IP.IsLoopback() {
		fmt.Fprintln(a.err, "warning: this address is reachable from the network, and lacuna asks nobody who they are")
	}
	return serve(a.ctx, l, handler)
}

// serve answers on l until ctx ends, then lets open requests finish for five seconds.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return srv.Shutdown(stop)
}
