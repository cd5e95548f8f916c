/**
 * What a market brings to a gateway, and nothing of any market. The rest of the gateway (read model, stream, relay) sees
 * markets through these ports only; docs/a-new-market.md shows how one is added.
 */
@NullMarked
package org.gridmarket.gateway.market;

import org.jspecify.annotations.NullMarked;
