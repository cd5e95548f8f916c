/** The agents of a home in the energy market: under its own name, and under accounts that nobody can link to it. */
@NullMarked
package org.gridmarket.agent.energy;

import org.jspecify.annotations.NullMarked;
