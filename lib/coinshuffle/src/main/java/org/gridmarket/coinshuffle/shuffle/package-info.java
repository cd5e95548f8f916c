/** One participant of CoinShuffle: what it posts when, given what stands on the board. */
@NullMarked
package org.gridmarket.coinshuffle.shuffle;

import org.jspecify.annotations.NullMarked;
