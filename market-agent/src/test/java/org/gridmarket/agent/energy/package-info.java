/** Tests of agents and meters without a network. */
@NullMarked
package org.gridmarket.agent.energy;

import org.jspecify.annotations.NullMarked;
