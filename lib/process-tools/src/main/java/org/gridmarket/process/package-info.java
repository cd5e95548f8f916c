/** Processes: how one watches itself and tells that it serves, and how a program starts, awaits and stops others. Knows no market. */
@NullMarked
package org.gridmarket.process;

import org.jspecify.annotations.NullMarked;
