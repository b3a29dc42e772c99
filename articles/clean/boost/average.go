package boost

// Average is the model whose answer is the mean of the models' answers, taken as
// log-odds (bagging; Breiman 1996). It holds the trees of all.
func Average(models ...*Model) *Model {
	m := &Model{}
	share := 1 / float32(len(models))
	for _, one := range models {
		m.bias += share * one.bias
		base := int32(len(m.nodes))
		for _, root := range one.roots {
			m.roots = append(m.roots, base+root)
		}
		for _, n := range one.nodes {
			if n.feature == leafMark {
				n.value *= share
			}
			m.nodes = append(m.nodes, n)
		}
	}
	return m
}
