/** One purse for each account, shared by all markets: what may be asked of it, what it tells, and what must add up. */
@NullMarked
package org.gridmarket.kernel.purse;

import org.jspecify.annotations.NullMarked;
