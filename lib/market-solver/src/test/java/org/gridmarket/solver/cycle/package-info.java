/** The cycle of a solver, told by events and without any process around it. */
@NullMarked
package org.gridmarket.solver.cycle;

import org.jspecify.annotations.NullMarked;
