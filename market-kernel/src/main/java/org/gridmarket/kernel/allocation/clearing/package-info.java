/** Solutions and their verification: feasible, exactly (6.1) to (6.4), (6.13), (6.14). */
@NullMarked
package org.gridmarket.kernel.allocation.clearing;

import org.jspecify.annotations.NullMarked;
