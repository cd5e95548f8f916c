/** The model checker: every history of a small scope, and the properties that it must have. */
@NullMarked
package org.gridmarket.check;

import org.jspecify.annotations.NullMarked;
