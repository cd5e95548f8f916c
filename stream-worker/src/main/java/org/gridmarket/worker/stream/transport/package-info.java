/** Port: how messages travel beside the ledger, with the rights of Table 4.5. */
@NullMarked
package org.gridmarket.worker.stream.transport;

import org.jspecify.annotations.NullMarked;
