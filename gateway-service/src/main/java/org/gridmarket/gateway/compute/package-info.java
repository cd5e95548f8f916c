/** The market of batch computation in a gateway. */
@NullMarked
package org.gridmarket.gateway.compute;

import org.jspecify.annotations.NullMarked;
