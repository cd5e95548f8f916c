/** Offers of the computation market: jobs, resources, notes of mediators and directories; and who they are. */
@NullMarked
package org.gridmarket.kernel.compute.offer;

import org.jspecify.annotations.NullMarked;
