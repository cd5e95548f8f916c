/** Leases of the stream market in simulation, with everybody who may misbehave in them. */
@NullMarked
package org.gridmarket.testbed.simulation.stream;

import org.jspecify.annotations.NullMarked;
