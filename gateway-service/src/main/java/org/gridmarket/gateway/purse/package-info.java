/** Purses in a gateway: the model of a market's module, docs/a-new-market.md. */
@NullMarked
package org.gridmarket.gateway.purse;

import org.jspecify.annotations.NullMarked;
