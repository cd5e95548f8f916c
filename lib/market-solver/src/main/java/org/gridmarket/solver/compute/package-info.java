/** Matching of the computation market: what a solver proposes, verified by the kernel before it is posted. */
@NullMarked
package org.gridmarket.solver.compute;

import org.jspecify.annotations.NullMarked;
