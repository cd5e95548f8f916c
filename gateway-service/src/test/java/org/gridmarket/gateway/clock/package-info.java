/** Tests. */
@NullMarked
package org.gridmarket.gateway.clock;

import org.jspecify.annotations.NullMarked;
