/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.ledger;

import org.jspecify.annotations.NullMarked;
