// Package source opens what the user named (files, folders, standard input) and
// yields raw documents, bounded in size.
//
// Arguments -> raw documents (name, bytes), one at a time.
package source
