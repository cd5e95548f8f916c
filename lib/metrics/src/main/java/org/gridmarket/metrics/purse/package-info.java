/** The metrics of purses. */
@NullMarked
package org.gridmarket.metrics.purse;

import org.jspecify.annotations.NullMarked;
