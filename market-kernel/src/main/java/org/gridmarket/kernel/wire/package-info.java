/** The canonical wire format: the header of a record is the format, and each value has exactly one text. */
@NullMarked
package org.gridmarket.kernel.wire;

import org.jspecify.annotations.NullMarked;
