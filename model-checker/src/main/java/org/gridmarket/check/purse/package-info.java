/** The scope of purses. */
@NullMarked
package org.gridmarket.check.purse;

import org.jspecify.annotations.NullMarked;
