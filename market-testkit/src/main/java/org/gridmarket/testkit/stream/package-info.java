/** The stream market on the ledger of the test kit. */
@NullMarked
package org.gridmarket.testkit.stream;

import org.jspecify.annotations.NullMarked;
