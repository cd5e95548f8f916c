/** The matching problem of a round (2.6.5): matchers, bounds that prove how good a result is, and the cycle of a solver. */
@NullMarked
package org.gridmarket.solver.energy;

import org.jspecify.annotations.NullMarked;
