/** Metrics of batch computation. */
@NullMarked
package org.gridmarket.metrics.compute;

import org.jspecify.annotations.NullMarked;
