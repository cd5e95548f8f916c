/** The verifiable random function of draws: ECVRF of RFC 9381. */
@NullMarked
package org.gridmarket.keys.draw;

import org.jspecify.annotations.NullMarked;
