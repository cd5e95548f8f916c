/** The metrics of allocation markets. */
@NullMarked
package org.gridmarket.metrics.allocation;

import org.jspecify.annotations.NullMarked;
