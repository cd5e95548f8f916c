/** Tests of the model checker. */
@NullMarked
package org.gridmarket.check.logic;

import org.jspecify.annotations.NullMarked;
