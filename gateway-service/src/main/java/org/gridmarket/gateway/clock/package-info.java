/** The ledger's clock in a gateway: its rows, and who seals the periods that operations wait for. */
@NullMarked
package org.gridmarket.gateway.clock;

import org.jspecify.annotations.NullMarked;
