/** Money in simulation: savers, an operator, and whoever has no right to it. */
@NullMarked
package org.gridmarket.testbed.simulation.purse;

import org.jspecify.annotations.NullMarked;
