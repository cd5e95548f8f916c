/** Tests. */
@NullMarked
package org.gridmarket.gateway.market;

import org.jspecify.annotations.NullMarked;
