/** Applications on a machine: the folder that keeps them, their processes, and the loop that takes one step after the other. */
@NullMarked
package org.gridmarket.middleware.manager.machine;

import org.jspecify.annotations.NullMarked;
