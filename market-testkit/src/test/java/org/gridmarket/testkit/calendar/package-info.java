/** Tests of gates, rounds and the life cycle of an interval. */
@NullMarked
package org.gridmarket.testkit.calendar;

import org.jspecify.annotations.NullMarked;
