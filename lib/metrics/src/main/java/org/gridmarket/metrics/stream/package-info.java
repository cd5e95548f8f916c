/** Metrics of stream computation. */
@NullMarked
package org.gridmarket.metrics.stream;

import org.jspecify.annotations.NullMarked;
