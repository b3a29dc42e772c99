package card

import "whosaid/ui/paint"

// Problems builds the list of what could not be loaded, as the loader told it.
func Problems(errs []error) Build {
	return func(b *Builder) {
		b.Gap()
		if len(errs) == 0 {
			b.Text(Target{}, b.Theme.Success, "Everything was loaded.", 0, 0)
			return
		}
		for i, err := range errs {
			if i > 0 {
				b.Gap()
			}
			b.Barred(Target{}, b.Theme.Error, b.Theme.Item, paint.Plain(err.Error()), 0)
		}
	}
}
