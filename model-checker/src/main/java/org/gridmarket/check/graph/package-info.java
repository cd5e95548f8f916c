/** Models, their reachable states and the moves between them. */
@NullMarked
package org.gridmarket.check.graph;

import org.jspecify.annotations.NullMarked;
