/** The messages of CoinShuffle and their decoder, which refuses everything that its encoder would not write. */
@NullMarked
package org.gridmarket.coinshuffle.message;

import org.jspecify.annotations.NullMarked;
