/** What may be asked of the market and what it tells: commands, queries, events. */
@NullMarked
package org.gridmarket.kernel.energy.message;

import org.jspecify.annotations.NullMarked;
