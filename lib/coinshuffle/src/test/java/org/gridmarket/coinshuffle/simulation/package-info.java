@NullMarked
package org.gridmarket.coinshuffle.simulation;

import org.jspecify.annotations.NullMarked;
