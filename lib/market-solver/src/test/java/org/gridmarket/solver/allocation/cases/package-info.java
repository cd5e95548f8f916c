@NullMarked
package org.gridmarket.solver.allocation.cases;

import org.jspecify.annotations.NullMarked;
