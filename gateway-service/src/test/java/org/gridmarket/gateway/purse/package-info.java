/** Tests. */
@NullMarked
package org.gridmarket.gateway.purse;

import org.jspecify.annotations.NullMarked;
