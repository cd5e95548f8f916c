/** Own metrics in a Micrometer registry. */
@NullMarked
package org.gridmarket.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
