/** How the gateway is: health checks and meters. */
@NullMarked
package org.gridmarket.gateway.health;

import org.jspecify.annotations.NullMarked;
