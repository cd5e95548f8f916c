/** The parts of the worker that need no process. */
@NullMarked
package org.gridmarket.solver.worker;

import org.jspecify.annotations.NullMarked;
