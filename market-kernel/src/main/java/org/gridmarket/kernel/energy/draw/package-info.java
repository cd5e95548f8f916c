/** The verifiable draw that splits a large mixing group (docs/adr/0010). */
@NullMarked
package org.gridmarket.kernel.energy.draw;

import org.jspecify.annotations.NullMarked;
