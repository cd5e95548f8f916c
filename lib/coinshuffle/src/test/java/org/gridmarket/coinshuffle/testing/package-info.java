@NullMarked
package org.gridmarket.coinshuffle.testing;

import org.jspecify.annotations.NullMarked;
