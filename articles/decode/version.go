package decode

// Version is raised by every change that can give the same bytes another text,
// other blocks or other metadata than before.
const Version = 3
