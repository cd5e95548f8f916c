/** The general allocation market, SolidWorx (chapter 6): any resource that comes in whole units; a market is a file. */
@NullMarked
package org.gridmarket.kernel.allocation;

import org.jspecify.annotations.NullMarked;
