/** Tests of the ledger in memory. */
@NullMarked
package org.gridmarket.testkit.ledger;

import org.jspecify.annotations.NullMarked;
