/** Matching a data folder off the ledger: the same instances and matchers, without a consortium. */
@NullMarked
package org.gridmarket.testbed.solve;

import org.jspecify.annotations.NullMarked;
