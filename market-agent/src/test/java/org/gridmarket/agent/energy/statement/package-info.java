/** Tests of agents and meters without a network. */
@NullMarked
package org.gridmarket.agent.energy.statement;

import org.jspecify.annotations.NullMarked;
