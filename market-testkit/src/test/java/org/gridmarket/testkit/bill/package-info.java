/** Tests of what meters commit to and open. */
@NullMarked
package org.gridmarket.testkit.bill;

import org.jspecify.annotations.NullMarked;
