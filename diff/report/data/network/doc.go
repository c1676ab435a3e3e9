// Package network writes the gaps between parties as a graph in GraphML, for
// Gephi, visone, igraph and networkx: parties are nodes, and an undirected edge
// joins two parties for each date on which their gap is known.
//
// All dates are in one graph, as parallel edges told apart by their attribute
// date. GraphML allows a graph per date in one file, but its readers do not
// agree on what that is: networkx reads the first alone, Gephi puts all into one.
// It has no type for dates either, so they are strings.
//
// weight, which layouts take for the strength of a tie, is the agreement and not
// the gap: a heavy edge draws parties together, and Gephi drops edges of weight
// 0, which would otherwise be those between parties at one.
package network
