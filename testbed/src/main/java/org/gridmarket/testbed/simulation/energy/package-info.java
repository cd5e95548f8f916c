/** The energy market in simulation: homes of many moods, real agents and solvers, operators. */
@NullMarked
package org.gridmarket.testbed.simulation.energy;

import org.jspecify.annotations.NullMarked;
