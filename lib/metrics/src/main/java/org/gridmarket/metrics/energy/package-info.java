/** The metrics of the energy market. */
@NullMarked
package org.gridmarket.metrics.energy;

import org.jspecify.annotations.NullMarked;
