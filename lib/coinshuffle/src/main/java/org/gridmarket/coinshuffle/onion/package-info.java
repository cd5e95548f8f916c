/** The onions of one run: sealing to all positions behind, opening at one. */
@NullMarked
package org.gridmarket.coinshuffle.onion;

import org.jspecify.annotations.NullMarked;
