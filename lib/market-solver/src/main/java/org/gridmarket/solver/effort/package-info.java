/** What a solve may spend and what it took; the same for every market. */
@NullMarked
package org.gridmarket.solver.effort;

import org.jspecify.annotations.NullMarked;
