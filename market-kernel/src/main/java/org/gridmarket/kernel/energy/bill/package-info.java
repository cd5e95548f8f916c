/** Readings, commitments in their place, residuals, tariffs and bills. */
@NullMarked
package org.gridmarket.kernel.energy.bill;

import org.jspecify.annotations.NullMarked;
