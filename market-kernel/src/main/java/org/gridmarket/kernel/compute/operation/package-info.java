/** The contract {@code compute:}: load, decide, store. */
@NullMarked
package org.gridmarket.kernel.compute.operation;

import org.jspecify.annotations.NullMarked;
