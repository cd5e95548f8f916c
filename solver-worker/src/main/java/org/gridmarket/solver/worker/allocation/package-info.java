/** Allocation markets in a solver's process: all of them, beside the energy market. */
@NullMarked
package org.gridmarket.solver.worker.allocation;

import org.jspecify.annotations.NullMarked;
