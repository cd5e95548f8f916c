/** What a solver does round after round, without sockets, clocks or threads of its own: the simulation runs it too. */
@NullMarked
package org.gridmarket.solver.cycle;

import org.jspecify.annotations.NullMarked;
