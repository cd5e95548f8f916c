/** What the contracts of all markets share: the door, the envelope of signed operations, first outcomes. */
@NullMarked
package org.gridmarket.kernel.operation;

import org.jspecify.annotations.NullMarked;
