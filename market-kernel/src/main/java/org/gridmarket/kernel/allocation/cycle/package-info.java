/** The cycle of a market, Fig 6.3. */
@NullMarked
package org.gridmarket.kernel.allocation.cycle;

import org.jspecify.annotations.NullMarked;
