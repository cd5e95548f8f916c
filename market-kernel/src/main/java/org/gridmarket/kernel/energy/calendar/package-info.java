/** Time: intervals, gates, rounds, books, and the life of an interval. */
@NullMarked
package org.gridmarket.kernel.energy.calendar;

import org.jspecify.annotations.NullMarked;
