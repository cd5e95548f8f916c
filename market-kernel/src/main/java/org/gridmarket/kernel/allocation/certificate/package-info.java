/** Proofs that no feasible solution is worth more than a bound. */
@NullMarked
package org.gridmarket.kernel.allocation.certificate;

import org.jspecify.annotations.NullMarked;
