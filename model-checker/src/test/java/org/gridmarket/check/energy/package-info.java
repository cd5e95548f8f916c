/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.energy;

import org.jspecify.annotations.NullMarked;
