/** Matchers of the allocation market (6.3): greedy, flow and integer program behind one port. */
@NullMarked
package org.gridmarket.solver.allocation;

import org.jspecify.annotations.NullMarked;
