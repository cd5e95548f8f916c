/** Tests of the whole market on the in-memory ledger: histories, faults, refusals, guarantees. */
@NullMarked
package org.gridmarket.testkit.energy;

import org.jspecify.annotations.NullMarked;
