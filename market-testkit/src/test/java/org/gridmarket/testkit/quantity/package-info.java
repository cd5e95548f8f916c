/** Tests of quantities: exact or refused. */
@NullMarked
package org.gridmarket.testkit.quantity;

import org.jspecify.annotations.NullMarked;
