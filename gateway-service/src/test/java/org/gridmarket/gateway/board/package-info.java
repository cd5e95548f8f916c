/** Tests of bulletin boards. */
@NullMarked
package org.gridmarket.gateway.board;

import org.jspecify.annotations.NullMarked;
