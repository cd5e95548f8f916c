/** Recomputes from blocks what the market says of itself. */
@NullMarked
package org.gridmarket.audit.energy;

import org.jspecify.annotations.NullMarked;
