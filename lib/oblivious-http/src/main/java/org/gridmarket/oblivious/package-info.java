/** Oblivious HTTP (RFC 9458): a request that its carrier cannot read and whose reader cannot see where it came from. */
@NullMarked
package org.gridmarket.oblivious;

import org.jspecify.annotations.NullMarked;
