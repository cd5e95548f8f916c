/** Recomputes from blocks what the market says of itself. */
@NullMarked
package org.gridmarket.testbed.audit;

import org.jspecify.annotations.NullMarked;
