/** Tests. */
@NullMarked
package org.gridmarket.gateway.allocation;

import org.jspecify.annotations.NullMarked;
