/** Allocation markets in a gateway; any number of them, each founded as data on the ledger. */
@NullMarked
package org.gridmarket.gateway.allocation;

import org.jspecify.annotations.NullMarked;
