/** Markets off the ledger: from a folder, and the two cases of the text (6.5.1, 6.5.2). */
@NullMarked
package org.gridmarket.solver.allocation.cases;

import org.jspecify.annotations.NullMarked;
