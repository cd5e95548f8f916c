/** The scope of the computation market. */
@NullMarked
package org.gridmarket.check.compute;

import org.jspecify.annotations.NullMarked;
