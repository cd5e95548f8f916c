/** Carries signed operations to the ledger, within limits, without reading them. */
@NullMarked
package org.gridmarket.gateway.relay;

import org.jspecify.annotations.NullMarked;
