/** Ledger periods in simulation: programs that live by them, and members that seal them. */
@NullMarked
package org.gridmarket.testbed.simulation.clock;

import org.jspecify.annotations.NullMarked;
