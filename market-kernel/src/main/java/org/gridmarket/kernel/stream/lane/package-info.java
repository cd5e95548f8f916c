/** What lies on the ledger of one allocation: lanes, roots, reveals, verdicts; their life cycles and their money. */
@NullMarked
package org.gridmarket.kernel.stream.lane;

import org.jspecify.annotations.NullMarked;
