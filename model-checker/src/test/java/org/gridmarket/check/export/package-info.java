/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.export;

import org.jspecify.annotations.NullMarked;
