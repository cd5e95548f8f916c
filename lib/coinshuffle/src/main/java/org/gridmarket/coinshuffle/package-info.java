/**
 * Decentralised mixing behind the port {@link org.gridmarket.coinshuffle.MixProtocol}: no sockets, no clocks, no
 * randomness of its own.
 */
@NullMarked
package org.gridmarket.coinshuffle;

import org.jspecify.annotations.NullMarked;
