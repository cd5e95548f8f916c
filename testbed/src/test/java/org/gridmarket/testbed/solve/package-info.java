/** Matching off the ledger, against the known answers. */
@NullMarked
package org.gridmarket.testbed.solve;

import org.jspecify.annotations.NullMarked;
