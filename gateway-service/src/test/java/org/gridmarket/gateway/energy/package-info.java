/** Tests. */
@NullMarked
package org.gridmarket.gateway.energy;

import org.jspecify.annotations.NullMarked;
