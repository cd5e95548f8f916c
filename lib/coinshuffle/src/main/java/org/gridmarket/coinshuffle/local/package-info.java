/** A whole mix within one process, for measurements and simulations. */
@NullMarked
package org.gridmarket.coinshuffle.local;

import org.jspecify.annotations.NullMarked;
