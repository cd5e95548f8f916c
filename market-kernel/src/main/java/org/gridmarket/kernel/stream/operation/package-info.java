/** Operations of the stream market: the door, the schema, and a class for each step. */
@NullMarked
package org.gridmarket.kernel.stream.operation;

import org.jspecify.annotations.NullMarked;
