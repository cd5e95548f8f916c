/** The public stream: every event of every contract, from a block on and then live, one reader at a time. */
@NullMarked
package org.gridmarket.gateway.feed;

import org.jspecify.annotations.NullMarked;
