/** The contract {@code purse:}, and the door through which the deals of markets move money. */
@NullMarked
package org.gridmarket.kernel.purse.operation;

import org.jspecify.annotations.NullMarked;
