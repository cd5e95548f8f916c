/** A contract as a model: the kernel executes each move, and commits as Fabric validates. */
@NullMarked
package org.gridmarket.check.ledger;

import org.jspecify.annotations.NullMarked;
