/** Blocks of Fabric as they come from peers and files, and what makes them worth believing. */
@NullMarked
package org.gridmarket.chain.block;

import org.jspecify.annotations.NullMarked;
