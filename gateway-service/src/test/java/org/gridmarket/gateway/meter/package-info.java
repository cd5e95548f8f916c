/** Tests. */
@NullMarked
package org.gridmarket.gateway.meter;

import org.jspecify.annotations.NullMarked;
