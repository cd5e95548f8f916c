/** Instances, solutions, their verification, and final trades. */
@NullMarked
package org.gridmarket.kernel.energy.clearing;

import org.jspecify.annotations.NullMarked;
