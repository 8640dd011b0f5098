package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type versioncmd struct{}

// Run prints the version: the module's, else the commit that the program was built from.
func (versioncmd) Run(s std) error {
	_, err := fmt.Fprintf(s.out, "dateline %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v != "" && v != "(devel)" {
		return v
	}
	commit, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+"
		}
	}
	if commit == "" {
		return "development"
	}
	return commit + dirty
}
