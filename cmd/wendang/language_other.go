//go:build !windows

package main

// userLanguage returns "": beside the variables of the environment there is no
// language of the user.
func userLanguage() string { return "" }
