/** The computation market on an in-memory ledger: who takes part, what they offer, and what each is worth. */
@NullMarked
package org.gridmarket.testkit.compute;

import org.jspecify.annotations.NullMarked;
