/** Parts of the protocol by themselves; the whole of it is tried by the simulation. */
@NullMarked
package org.gridmarket.discovery.protocol;

import org.jspecify.annotations.NullMarked;
