/** The energy market: TRANSAX (chapter 2) in sealed books and rounds. */
@NullMarked
package org.gridmarket.kernel.energy;

import org.jspecify.annotations.NullMarked;
