/** Allocation markets for tests: schemas, offers, and a ledger with them. */
@NullMarked
package org.gridmarket.testkit.allocation;

import org.jspecify.annotations.NullMarked;
