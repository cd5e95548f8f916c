/** A household away from the wires: its plan, its trading agent, its meter; no socket and no clock of its own. */
@NullMarked
package org.gridmarket.testbed.household;

import org.jspecify.annotations.NullMarked;
