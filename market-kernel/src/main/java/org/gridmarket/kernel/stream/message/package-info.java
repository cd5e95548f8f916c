/** Commands, queries, answers and events of the stream market. */
@NullMarked
package org.gridmarket.kernel.stream.message;

import org.jspecify.annotations.NullMarked;
