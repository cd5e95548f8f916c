/** The metrics of the ledger's clock. */
@NullMarked
package org.gridmarket.metrics.clock;

import org.jspecify.annotations.NullMarked;
