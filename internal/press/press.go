// Package press makes bytes from page values.
//
//	page value, body ─► render, feed ─► bytes
package press

import (
	"fmt"

	"wendang/internal/feed"
	"wendang/internal/host"
	"wendang/internal/pack"
	"wendang/internal/page"
	"wendang/internal/parse"
	"wendang/internal/render"
)

// Press makes bytes from values. It has no way to the site, so that bytes cannot depend
// on more than the fingerprint of the value tells.
type Press struct {
	Renderer *render.Renderer
	Feeds    *feed.Writer
	Hosts    *host.Writer
	Bodies   Bodies
}

// Bodies gives the bodies of articles.
type Bodies interface {
	// Body returns the body of the article at a content path, whose bytes have a
	// fingerprint; it is good until the next call.
	Body(path string, fingerprint pack.Fingerprint) (*parse.Content, error)
}

// Append appends the bytes that are made from a value to dst.
func (r Press) Append(dst []byte, v page.Value) ([]byte, error) {
	switch v := v.(type) {
	case *page.Article:
		content, err := r.Bodies.Body(v.File, v.Body)
		if err != nil {
			return nil, err
		}
		return r.Renderer.Article(dst, v, content)
	case *page.Plain:
		content, err := r.Bodies.Body(v.File, v.Body)
		if err != nil {
			return nil, err
		}
		return r.Renderer.Plain(dst, v, content)
	case *page.List:
		var text *parse.Content
		if v.Text.File != "" {
			var err error
			if text, err = r.Bodies.Body(v.Text.File, v.Text.Body); err != nil {
				return nil, err
			}
		}
		return r.Renderer.List(dst, v, text)
	case *page.Home:
		return r.Renderer.Home(dst, v)
	case *page.Tags:
		return r.Renderer.Tags(dst, v)
	case *page.SiteMap:
		return r.Renderer.SiteMap(dst, v)
	case *page.Redirect:
		return r.Renderer.Redirect(dst, v)
	case *page.Feed:
		return r.Feeds.Atom(dst, v), nil
	case *page.Sitemap:
		return r.Feeds.Sitemap(dst, v), nil
	case *page.Robots:
		return r.Feeds.Robots(dst, v), nil
	case *page.Host:
		return r.Hosts.Append(dst, v), nil
	case *page.Fixed:
		switch v.Path {
		case page.NotFoundPath:
			return r.Renderer.NotFound(dst)
		case page.SearchPath:
			return r.Renderer.Search(dst)
		case page.OpenSearchPath:
			return r.Feeds.OpenSearch(dst, r.Renderer.SearchDescription()), nil
		case r.Feeds.Config.Announce.KeyPath():
			return append(dst, r.Feeds.Config.Announce.IndexNow...), nil
		}
	}
	panic(fmt.Sprintf("press: nothing makes an output from %T", v))
}
