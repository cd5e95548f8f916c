/** What can be asked of the allocation market, and what it tells. */
@NullMarked
package org.gridmarket.kernel.allocation.message;

import org.jspecify.annotations.NullMarked;
