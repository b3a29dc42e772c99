// Package articles turns bytes into articles. It and the packages below it are
// the only code that reads files and the network.
//
// source -> bundle -> decode -> clean -> model.Article.
package articles
