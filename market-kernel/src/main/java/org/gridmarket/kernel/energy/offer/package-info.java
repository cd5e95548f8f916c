/** Selling and buying offers, their pages and their life. */
@NullMarked
package org.gridmarket.kernel.energy.offer;

import org.jspecify.annotations.NullMarked;
