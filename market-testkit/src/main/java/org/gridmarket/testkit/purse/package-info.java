/** Purses on an in-memory ledger, a small market with deals, and what must hold of their money. */
@NullMarked
package org.gridmarket.testkit.purse;

import org.jspecify.annotations.NullMarked;
