/** For the operators of the gateway's own organisation. */
@NullMarked
package org.gridmarket.gateway.operator;

import org.jspecify.annotations.NullMarked;
