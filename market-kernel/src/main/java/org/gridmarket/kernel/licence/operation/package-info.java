/** Giving and taking licences on the ledger, the same for every market. */
@NullMarked
package org.gridmarket.kernel.licence.operation;

import org.jspecify.annotations.NullMarked;
