/** Matchers and the solve cycle. */
@NullMarked
package org.gridmarket.solver;

import org.jspecify.annotations.NullMarked;
