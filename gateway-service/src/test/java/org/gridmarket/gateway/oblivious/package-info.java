/** Tests of the oblivious door. */
@NullMarked
package org.gridmarket.gateway.oblivious;

import org.jspecify.annotations.NullMarked;
