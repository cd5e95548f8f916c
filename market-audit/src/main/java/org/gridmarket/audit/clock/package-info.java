/** What blocks must show of the ledger's periods. */
@NullMarked
package org.gridmarket.audit.clock;

import org.jspecify.annotations.NullMarked;
