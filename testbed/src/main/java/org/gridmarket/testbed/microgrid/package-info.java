/** Microgrids: read from data folders, or generated from a seed. */
@NullMarked
package org.gridmarket.testbed.microgrid;

import org.jspecify.annotations.NullMarked;
