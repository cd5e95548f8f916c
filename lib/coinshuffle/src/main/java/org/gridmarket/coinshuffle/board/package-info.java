/** The bulletin board: an untrusted, hash-chained list of entries that every participant reads. */
@NullMarked
package org.gridmarket.coinshuffle.board;

import org.jspecify.annotations.NullMarked;
