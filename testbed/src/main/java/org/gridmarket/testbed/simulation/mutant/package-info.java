/** Bugs that are put into the code on purpose, one at a time, to see whether the simulation notices them. */
@NullMarked
package org.gridmarket.testbed.simulation.mutant;

import org.jspecify.annotations.NullMarked;
