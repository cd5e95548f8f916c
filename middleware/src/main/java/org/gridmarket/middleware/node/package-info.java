/** A node as it runs: all its parts put together. */
@NullMarked
package org.gridmarket.middleware.node;

import org.jspecify.annotations.NullMarked;
