// Package sheet writes quotations as something to cite, file or hand on: JSON
// Lines, CSV, Markdown, CSL-JSON, one page of HTML.
//
// Library -> rows, one a quotation -> text in a format.
package sheet
