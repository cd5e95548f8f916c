/** Recomputes from blocks what a ledger says of itself: each transaction again, and each market by an audit of its own. */
@NullMarked
package org.gridmarket.audit;

import org.jspecify.annotations.NullMarked;
