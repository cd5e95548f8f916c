/** The loop of a solver over all allocation markets: hears, solves each cycle as soon as it is sealed, submits. */
@NullMarked
package org.gridmarket.solver.allocation.cycle;

import org.jspecify.annotations.NullMarked;
