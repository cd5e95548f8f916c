/** The market of batch computation in simulation: the real roles, their real work at simulated directories, and liars. */
@NullMarked
package org.gridmarket.testbed.simulation.compute;

import org.jspecify.annotations.NullMarked;
