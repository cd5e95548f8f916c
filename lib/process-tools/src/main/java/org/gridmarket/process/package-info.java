/** Processes: how one watches itself and tells that it serves; how a program starts, awaits and stops others. */
@NullMarked
package org.gridmarket.process;

import org.jspecify.annotations.NullMarked;
