/** Proposing and approving on the ledger, the same for every market. */
@NullMarked
package org.gridmarket.kernel.agreement.operation;

import org.jspecify.annotations.NullMarked;
