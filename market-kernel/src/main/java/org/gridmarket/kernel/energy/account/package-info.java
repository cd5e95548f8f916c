/** An account: assets by interval, credit, live offers. */
@NullMarked
package org.gridmarket.kernel.energy.account;

import org.jspecify.annotations.NullMarked;
