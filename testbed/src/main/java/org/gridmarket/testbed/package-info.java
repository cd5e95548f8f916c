/** Agents, simulation, experiments and the command line. */
@NullMarked
package org.gridmarket.testbed;

import org.jspecify.annotations.NullMarked;
