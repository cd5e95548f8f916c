/** Between the ledger's view of a mix and the protocol library: runs, keys, evidence. */
@NullMarked
package org.gridmarket.keys.mixing;

import org.jspecify.annotations.NullMarked;
