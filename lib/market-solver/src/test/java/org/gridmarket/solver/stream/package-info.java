@NullMarked
package org.gridmarket.solver.stream;

import org.jspecify.annotations.NullMarked;
