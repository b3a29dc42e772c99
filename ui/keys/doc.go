// Package keys is the one table that says which keys do what.
//
// A key press passes one way: key name -> Pending (sequences such as "]q") ->
// Action -> the handler of the pane that has the focus. Help, the command
// palette and the hints of the status line are drawn from the same table, so
// they cannot disagree with what the keys do. The table is a value: Default
// makes one, Remap changes one from the user's configuration.
package keys
