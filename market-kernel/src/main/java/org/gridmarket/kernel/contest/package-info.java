/** Solvers compete for the place of the candidate: who is better, how often they may, and large solutions in parts. */
@NullMarked
package org.gridmarket.kernel.contest;

import org.jspecify.annotations.NullMarked;
