/** Audits of recorded ledger periods, sound and manipulated. */
@NullMarked
package org.gridmarket.audit.clock;

import org.jspecify.annotations.NullMarked;
