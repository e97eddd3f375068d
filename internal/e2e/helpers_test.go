package e2e

import (
	"context"
	"net/http"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// addScript makes every page of a tab run a script before its own.
func addScript(ctx context.Context, source string) error {
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
	return err
}

// stripped serves h below a path.
func stripped(prefix string, h http.Handler) http.Handler { return http.StripPrefix(prefix, h) }
