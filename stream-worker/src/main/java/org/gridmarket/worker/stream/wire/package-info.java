/** What travels beside the ledger, as bytes. */
@NullMarked
package org.gridmarket.worker.stream.wire;

import org.jspecify.annotations.NullMarked;
