/** Counted places: taken by callers, bounded in all and for each address, given back exactly once. */
@NullMarked
package org.gridmarket.slots;

import org.jspecify.annotations.NullMarked;
