/** Computation tree logic (CTL): formulas, their truth in a graph, and shortest counter-examples. */
@NullMarked
package org.gridmarket.check.logic;

import org.jspecify.annotations.NullMarked;
