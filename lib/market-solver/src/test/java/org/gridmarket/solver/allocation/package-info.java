@NullMarked
package org.gridmarket.solver.allocation;

import org.jspecify.annotations.NullMarked;
