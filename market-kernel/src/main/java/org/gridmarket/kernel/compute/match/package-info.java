/** Matches of the computation market: who may be matched, the life of a match, verdicts, and every µ of its closing. */
@NullMarked
package org.gridmarket.kernel.compute.match;

import org.jspecify.annotations.NullMarked;
