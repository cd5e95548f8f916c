/** Bulletin boards for mixes: what participants sign, in the order of its arrival, signed by the board. */
@NullMarked
package org.gridmarket.gateway.board;

import org.jspecify.annotations.NullMarked;
