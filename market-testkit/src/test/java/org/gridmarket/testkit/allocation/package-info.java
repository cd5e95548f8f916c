/** The tests of the allocation market. */
@NullMarked
package org.gridmarket.testkit.allocation;

import org.jspecify.annotations.NullMarked;
