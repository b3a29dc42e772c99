// Package decode turns raw bytes of any charset and format into sanitised text
// with the blocks its markup tells of.
//
// Raw bytes -> Document. After this package no text can move a cursor.
package decode
