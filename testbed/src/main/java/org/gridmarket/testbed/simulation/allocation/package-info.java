/** Allocation markets in simulation. */
@NullMarked
package org.gridmarket.testbed.simulation.allocation;

import org.jspecify.annotations.NullMarked;
