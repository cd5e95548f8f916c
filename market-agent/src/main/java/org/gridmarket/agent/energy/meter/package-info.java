/** The smart meter of a home: vouches, measures, bills. */
@NullMarked
package org.gridmarket.agent.energy.meter;

import org.jspecify.annotations.NullMarked;
