/** Tests. */
@NullMarked
package org.gridmarket.gateway.operator;

import org.jspecify.annotations.NullMarked;
