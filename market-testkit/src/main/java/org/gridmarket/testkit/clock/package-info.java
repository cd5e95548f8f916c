/** A ledger with a clock for tests, and the smallest market that lives by its periods. */
@NullMarked
package org.gridmarket.testkit.clock;

import org.jspecify.annotations.NullMarked;
