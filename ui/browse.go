package ui

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
)

// browse opens an address with the system's own opener. Only web and mail
// addresses are passed on, as one argument and never through a shell.
func browse(ctx context.Context, url string) error {
	if !isAddress(url) {
		return fmt.Errorf("%q is no web address", url)
	}
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if err := exec.CommandContext(ctx, name, args...).Run(); err != nil { //nolint:gosec // the address was checked
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func isAddress(url string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(url, scheme) && len(url) > len(scheme) {
			return true
		}
	}
	return false
}
