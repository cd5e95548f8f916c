/** The whole market in one thread under virtual time: random participants, faults, and every guarantee after every step. */
@NullMarked
package org.gridmarket.testbed.simulation;

import org.jspecify.annotations.NullMarked;
