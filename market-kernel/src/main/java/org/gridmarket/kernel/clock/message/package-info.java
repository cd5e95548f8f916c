/** What can be asked of the clock, and what it tells. */
@NullMarked
package org.gridmarket.kernel.clock.message;

import org.jspecify.annotations.NullMarked;
