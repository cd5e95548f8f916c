/** Pedersen commitments of the private bill over P-256, with generators that nobody chose. */
@NullMarked
package org.gridmarket.coinshuffle.commitment;

import org.jspecify.annotations.NullMarked;
