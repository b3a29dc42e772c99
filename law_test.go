package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The import law: main -> all; ui -> model; articles -> model's root; model's
// stages -> model's root, never each other; model/library composes the stages.
// Nothing under model or articles imports a charm.land package, and only
// articles and what lies below it uses the network.

// imports are the project's packages with what each imports; tests that stand
// outside the package they test count for nothing.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && file != "." || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if f.Name.Name == "main" && file != "main.go" {
			return nil // a command that trains or measures: it composes, as main does
		}
		pkg := path.Join("whosaid", filepath.ToSlash(filepath.Dir(file)))
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[pkg] = append(out[pkg], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// under reports whether pkg is root or lies below it.
func under(pkg, root string) bool { return pkg == root || strings.HasPrefix(pkg, root+"/") }

// stage is the model's stage or the articles' package that pkg belongs to: the
// first two elements below whosaid, "whosaid/model/quotes" for
// "whosaid/model/quotes/marks".
func stage(pkg string) string {
	parts := strings.SplitN(pkg, "/", 4)
	return strings.Join(parts[:min(3, len(parts))], "/")
}

// breach says why pkg may not import dep, or "".
func breach(pkg, dep string) string {
	const model, articles, ui, library = "whosaid/model", "whosaid/articles", "whosaid/ui", "whosaid/model/library"
	inside := under(dep, "whosaid")
	switch {
	case pkg == "whosaid":
		return ""
	case dep == "whosaid":
		return "nothing imports main"
	case under(pkg, ui):
		if inside && !under(dep, ui) && !under(dep, model) {
			return "ui imports ui and model"
		}
	case strings.HasPrefix(dep, "charm.land/"):
		return "only ui knows the screen"
	case under(pkg, articles):
		return articlesBreach(pkg, dep)
	case dep == "net/http":
		return "only articles uses the network"
	case under(pkg, library):
		if inside && !under(dep, model) {
			return "library imports model"
		}
	case under(pkg, model):
		if inside && dep != model && (pkg == model || stage(dep) != stage(pkg)) {
			return "the nouns import nothing, a stage imports the nouns"
		}
	default:
		return "packages stand under ui, model or articles"
	}
	return ""
}

func articlesBreach(pkg, dep string) string {
	const model, articles, decode, clean = "whosaid/model", "whosaid/articles", "whosaid/articles/decode", "whosaid/articles/clean"
	switch {
	case !under(dep, "whosaid") || dep == model || pkg == articles && under(dep, articles):
		return ""
	case under(pkg, clean) && under(dep, decode):
		return ""
	case pkg != articles && dep != articles && stage(pkg) == stage(dep):
		return ""
	}
	return "articles composes source, decode and clean; these import the nouns (clean also decode)"
}

func TestImportLaw(t *testing.T) {
	all := imports(t)
	if len(all["whosaid"]) == 0 || len(all["whosaid/model/library"]) == 0 {
		t.Fatal("the law looks at nothing")
	}
	for pkg, deps := range all {
		for _, dep := range deps {
			if why := breach(pkg, dep); why != "" {
				t.Errorf("%s imports %s: %s", pkg, dep, why)
			}
		}
	}
}

// TestImportLawKnowsBreaches holds that the law is not toothless.
func TestImportLawKnowsBreaches(t *testing.T) {
	for _, c := range []struct {
		pkg, dep string
		allowed  bool
	}{
		{"whosaid", "whosaid/articles", true},
		{"whosaid/ui/cli", "whosaid/articles", false},
		{"whosaid/ui/cli", "whosaid/model/library", true},
		{"whosaid/ui/cli", "charm.land/fang/v2", true},
		{"whosaid/articles", "whosaid/articles/clean", true},
		{"whosaid/articles", "whosaid/model/quotes", false},
		{"whosaid/articles/clean", "whosaid/articles/decode", true},
		{"whosaid/articles/decode", "whosaid/articles/clean", false},
		{"whosaid/articles/clean", "whosaid/articles/clean/dates", true},
		{"whosaid/articles/clean", "whosaid/articles", false},
		{"whosaid/articles/decode", "charm.land/lipgloss/v2", false},
		{"whosaid/model", "whosaid/model/quotes", false},
		{"whosaid/model/quotes", "whosaid/model", true},
		{"whosaid/model/quotes", "whosaid/model/quotes/marks", true},
		{"whosaid/model/quotes", "whosaid/model/tokens", false},
		{"whosaid/model/library", "whosaid/model/tokens", true},
		{"whosaid/model/library", "net/http", false},
		{"whosaid/model/people", "whosaid/ui", false},
		{"whosaid/helpers", "fmt", false},
	} {
		if got := breach(c.pkg, c.dep) == ""; got != c.allowed {
			t.Errorf("%s imports %s: allowed %v, want %v", c.pkg, c.dep, got, c.allowed)
		}
	}
}
