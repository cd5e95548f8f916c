/** Life cycles as transition tables; what has no row is refused. */
@NullMarked
package org.gridmarket.kernel.lifecycle;

import org.jspecify.annotations.NullMarked;
