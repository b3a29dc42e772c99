// Package card is what lies over the panes: the card of a quote with its
// evidence and its printings, the card of a person with everything they said,
// a story with who is quoted by whom, the choice of another speaker, and the
// list of what could not be loaded.
//
// Library, an id -> a build function -> rows at a width -> the visible lines. A
// row may have a target; the cursor goes from target to target, and the root
// follows the one that is opened.
package card
