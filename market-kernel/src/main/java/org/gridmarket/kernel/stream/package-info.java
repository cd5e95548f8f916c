/** The market of stream computation: leased suppliers, epochs that the ledger verifies afterwards, money for each. */
@NullMarked
package org.gridmarket.kernel.stream;

import org.jspecify.annotations.NullMarked;
