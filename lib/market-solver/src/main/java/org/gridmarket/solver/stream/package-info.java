/** Matching of the stream market: what an allocator proposes, judged by the kernel before anybody is asked to sign. */
@NullMarked
package org.gridmarket.solver.stream;

import org.jspecify.annotations.NullMarked;
