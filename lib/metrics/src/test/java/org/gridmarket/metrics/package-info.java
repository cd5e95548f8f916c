/** Tests of the declarations of metrics. */
@NullMarked
package org.gridmarket.metrics;

import org.jspecify.annotations.NullMarked;
