package main

import "golang.org/x/sys/windows"

// userLanguage returns the first of the languages in which the user wants to see
// Windows, such as zh-CN; "" when that is not known.
func userLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
