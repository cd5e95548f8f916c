/** The obligations of a world state, to be run on every kind of it. */
@NullMarked
package org.gridmarket.testkit.ledger;

import org.jspecify.annotations.NullMarked;
