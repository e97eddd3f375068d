package main

import (
	"strings"

	"github.com/spf13/cobra"

	"wendang/internal/config"
	"wendang/internal/diag"
	"wendang/internal/pipeline"
	"wendang/internal/regular"
	"wendang/internal/search"
)

// Names of channels, festivals and tags are completed where they are asked for,
// from site.toml and from the index of the built site. What cannot be read has no
// names: a shell that completes is no place for errors.

// name is what a completion offers: a name, and the slug that means the same.
type name struct{ name, slug string }

// completeNames returns a completion with the names that list finds in the site
// that the command's flags name.
func completeNames(list func(c *cobra.Command) []name) cobra.CompletionFunc {
	return func(c *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return offer(list(c), begun), cobra.ShellCompDirectiveNoFileComp
	}
}

// offer returns the completions of what is begun: slugs to who types Latin letters,
// else names, each with the other as its description.
func offer(names []name, begun string) []string {
	bySlug := begun != "" && strings.IndexFunc(begun, func(r rune) bool { return r >= 0x80 }) < 0
	var list []string
	for _, n := range names {
		first, second := n.name, n.slug
		if bySlug {
			first, second = n.slug, n.name
		}
		if first != "" && strings.HasPrefix(first, begun) {
			list = append(list, first+"\t"+second)
		}
	}
	return list
}

// siteConfig reads the site.toml of the site that a command's flags name.
func siteConfig(c *cobra.Command) *config.Config {
	source, err := c.Flags().GetString("source")
	if err != nil {
		return &config.Config{}
	}
	src, err := pipeline.ReadConfig(source)
	if err != nil {
		return &config.Config{}
	}
	return config.Read(config.FileName, src, &diag.List{})
}

func channelNames(c *cobra.Command) []name {
	var list []name
	for _, ch := range siteConfig(c).Channels {
		list = append(list, name{ch.Name, ch.Slug})
	}
	return list
}

func festivalNames(c *cobra.Command) []name {
	var list []name
	for _, f := range siteConfig(c).Festivals {
		list = append(list, name{f.Name, f.Slug})
	}
	return list
}

// tagNames returns the tags of the built site, as its search suggests them, with
// their folders below tags/ as slugs; before it is built, those of site.toml.
func tagNames(c *cobra.Command) []name {
	var list []name
	if root, err := regular.OpenRoot(outOf(c)); err == nil {
		defer func() { _ = root.Close() }()
		if tags, err := search.ReadTags(regular.Files{Root: root}); err == nil {
			for _, t := range tags {
				list = append(list, name{t.Name, strings.TrimPrefix(t.Dir, "tags/")})
			}
			return list
		}
	}
	for _, t := range siteConfig(c).Tags {
		list = append(list, name{t.Name, t.Slug})
	}
	return list
}
