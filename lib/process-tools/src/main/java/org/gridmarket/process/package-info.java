/** How a process watches itself. Knows no market, no network and no framework. */
@NullMarked
package org.gridmarket.process;

import org.jspecify.annotations.NullMarked;
