/** What a home expects to produce and to use, from wherever it is told, and the strategy that makes offers of it. */
@NullMarked
package org.gridmarket.agent.energy.forecast;

import org.jspecify.annotations.NullMarked;
