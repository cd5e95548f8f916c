/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.table;

import org.jspecify.annotations.NullMarked;
