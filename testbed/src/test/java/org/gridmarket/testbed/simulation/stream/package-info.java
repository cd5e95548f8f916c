/** Histories of leases. */
@NullMarked
package org.gridmarket.testbed.simulation.stream;

import org.jspecify.annotations.NullMarked;
