/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.allocation;

import org.jspecify.annotations.NullMarked;
