/** The only package that knows OR-Tools: linear programs and flow networks, and nothing of any market. */
@NullMarked
package org.gridmarket.solver.ortools;

import org.jspecify.annotations.NullMarked;
