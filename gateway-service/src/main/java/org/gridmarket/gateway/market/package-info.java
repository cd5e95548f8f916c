/** What is public about the market, over gRPC: descriptions, books, instances, and the stream of events. */
@NullMarked
package org.gridmarket.gateway.market;

import org.jspecify.annotations.NullMarked;
