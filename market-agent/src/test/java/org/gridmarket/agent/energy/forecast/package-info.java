/** Tests of agents and meters without a network. */
@NullMarked
package org.gridmarket.agent.energy.forecast;

import org.jspecify.annotations.NullMarked;
