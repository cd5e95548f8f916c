/** Tests. */
@NullMarked
package org.gridmarket.gateway;

import org.jspecify.annotations.NullMarked;
