/** The solver as a process: configuration, gateways, threads, metrics, health around the pure cycle. */
@NullMarked
package org.gridmarket.solver.worker;

import org.jspecify.annotations.NullMarked;
