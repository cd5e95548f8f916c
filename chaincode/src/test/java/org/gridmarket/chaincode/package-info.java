/** Tests of the shell, on a stub that stands on the ledger in memory. */
@NullMarked
package org.gridmarket.chaincode;

import org.jspecify.annotations.NullMarked;
