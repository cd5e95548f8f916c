/** Every matcher against the kernel's verifier and against the text's linear program. */
@NullMarked
package org.gridmarket.solver.energy;

import org.jspecify.annotations.NullMarked;
