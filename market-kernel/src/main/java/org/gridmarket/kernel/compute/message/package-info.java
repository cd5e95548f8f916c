/** What can be asked of the computation market, and what it tells. */
@NullMarked
package org.gridmarket.kernel.compute.message;

import org.jspecify.annotations.NullMarked;
