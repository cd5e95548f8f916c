/** The clock of the ledger: periods by which the operations of all markets but energy are valid for a while. */
@NullMarked
package org.gridmarket.kernel.clock;

import org.jspecify.annotations.NullMarked;
