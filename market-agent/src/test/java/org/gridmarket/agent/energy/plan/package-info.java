/** Tests of agents and meters without a network. */
@NullMarked
package org.gridmarket.agent.energy.plan;

import org.jspecify.annotations.NullMarked;
