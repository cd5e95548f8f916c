/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.property;

import org.jspecify.annotations.NullMarked;
