/** Allocation markets on a consortium with all processes real: founded, offered in, solved, made final, settled, audited. */
@NullMarked
package org.gridmarket.testbed.allocation;

import org.jspecify.annotations.NullMarked;
