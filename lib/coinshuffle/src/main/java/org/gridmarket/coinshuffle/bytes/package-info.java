/** Immutable octets and the one canonical, length-prefixed encoding of everything that is hashed, signed or sent. */
@NullMarked
package org.gridmarket.coinshuffle.bytes;

import org.jspecify.annotations.NullMarked;
