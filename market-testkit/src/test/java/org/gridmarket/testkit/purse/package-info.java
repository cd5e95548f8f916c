/** Purses: every move of money, whole histories, refusals. */
@NullMarked
package org.gridmarket.testkit.purse;

import org.jspecify.annotations.NullMarked;
