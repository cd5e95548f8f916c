/** Workers of the computation market, apart from each other. */
@NullMarked
package org.gridmarket.worker.compute;

import org.jspecify.annotations.NullMarked;
