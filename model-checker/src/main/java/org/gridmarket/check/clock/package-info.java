/** What is checked of the clock: the life cycle of a ledger period, and scopes of its contract. */
@NullMarked
package org.gridmarket.check.clock;

import org.jspecify.annotations.NullMarked;
