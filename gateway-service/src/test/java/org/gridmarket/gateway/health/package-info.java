/** What a gateway says of itself, and whether it is true. */
@NullMarked
package org.gridmarket.gateway.health;

import org.jspecify.annotations.NullMarked;
