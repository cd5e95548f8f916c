/** Tests of mixing on the ledger, with the real protocol in process: whole mixes, forgeries, blame, crashes. */
@NullMarked
package org.gridmarket.testkit.mixing;

import org.jspecify.annotations.NullMarked;
