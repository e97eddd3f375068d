// Command corpus writes a synthetic portal, the same for the same options:
//
//	go run ./bench/corpus -n 10000 -out DIR [-size 7600] [-seed 1] [-search=false]
//	go run ./bench/corpus -n 10000 -out DIR -like DIR2
//	go run ./bench/corpus -n 10000 -out DIR -hugo DIR2
//
// With -like its sentences read like those of the articles in another folder.
// With -hugo it also writes what Hugo must be told of the portal.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"wendang/bench"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(2)
	}
}

func run() error {
	var o bench.Options
	flag.IntVar(&o.Articles, "n", 10_000, "how many articles")
	flag.IntVar(&o.Size, "size", bench.DefaultSize, "how many `bytes` an article has on average")
	flag.Uint64Var(&o.Seed, "seed", 1, "another `number` gives other articles")
	like := flag.String("like", "", "the `folder` of articles that sentences are to read like")
	search := flag.Bool("search", true, "leave the search on")
	out := flag.String("out", "", "the site `folder` to write")
	hugo := flag.String("hugo", "", "the `folder` to write what Hugo must be told")
	assets := flag.String("assets", "themes/portal/assets", "the `folder` of the style sheet, for Hugo")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 || o.Articles < 0 || o.Size < 0 {
		flag.Usage()
		return errors.New("-out is needed, numbers must not be negative, and nothing may follow")
	}
	o.NoSearch = !*search
	c := bench.New(o)
	if *like != "" {
		if err := c.Imitate(*like); err != nil {
			return err
		}
	}
	// Articles of an earlier, larger portal must not stay.
	if err := os.RemoveAll(filepath.Join(*out, "content")); err != nil {
		return err
	}
	size, err := c.Write(*out)
	if err != nil {
		return err
	}
	fmt.Printf("%d articles, %.1f MB, %d bytes each\n", o.Articles, float64(size)/1e6, size/int64(max(o.Articles, 1)))
	if *hugo == "" {
		return nil
	}
	var paths [3]string
	for i, p := range []string{*hugo, *out, *assets} {
		if paths[i], err = filepath.Abs(p); err != nil {
			return err
		}
	}
	return c.WriteHugo(paths[0], paths[1], paths[2])
}
