/** Who acts: keys, meters, organisations. */
@NullMarked
package org.gridmarket.kernel.party;

import org.jspecify.annotations.NullMarked;
