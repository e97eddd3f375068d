package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// cmdEngines plays IndexNow and Baidu until the script ends, under the URL $ENGINES. What
// they are told is added to a file, as lines of the engine and an address. Baidu takes as
// many addresses as the second argument says.
func cmdEngines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: engines file quota")
	}
	quota, err := strconv.Atoi(args[1])
	ts.Check(err)
	file := ts.MkAbs(args[0])
	var mu sync.Mutex
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		engine, addresses := "baidu", strings.Split(string(body), "\n")
		if r.URL.Path == "/indexnow" {
			var said struct{ URLList []string }
			if engine = "indexnow"; json.Unmarshal(body, &said) != nil {
				w.WriteHeader(http.StatusBadRequest)
				return
			}
			addresses = said.URLList
		} else {
			if r.URL.Query().Get("token") != "geheim-token" {
				w.WriteHeader(http.StatusUnauthorized)
				_, _ = io.WriteString(w, `{"error":401,"message":"token is not valid"}`)
				return
			}
			if len(addresses) > quota {
				w.WriteHeader(http.StatusBadRequest)
				_, _ = io.WriteString(w, `{"error":400,"message":"over quota"}`)
				return
			}
			quota -= len(addresses)
			_, _ = fmt.Fprintf(w, `{"remain":%d,"success":%d}`, quota, len(addresses))
		}
		f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return
		}
		slices.Sort(addresses)
		for _, a := range addresses {
			_, _ = fmt.Fprintf(f, "%s %s\n", engine, a)
		}
		_ = f.Close()
	}))
	ts.Defer(server.Close)
	ts.Setenv("ENGINES", server.URL)
}
