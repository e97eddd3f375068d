// Package themes embeds the default theme.
package themes

import "embed"

// FS holds the folder "portal".
//
//go:embed portal
var FS embed.FS

// Default is the name of the default theme, and its folder in [FS].
const Default = "portal"
