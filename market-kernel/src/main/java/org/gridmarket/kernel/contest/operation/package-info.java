/** Where the parts of large solutions and the turns of solvers are kept. */
@NullMarked
package org.gridmarket.kernel.contest.operation;

import org.jspecify.annotations.NullMarked;
