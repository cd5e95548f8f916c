/** Tests. */
@NullMarked
package org.gridmarket.gateway.relay;

import org.jspecify.annotations.NullMarked;
