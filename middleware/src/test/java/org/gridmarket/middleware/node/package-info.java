/** Whole nodes that find each other. */
@NullMarked
package org.gridmarket.middleware.node;

import org.jspecify.annotations.NullMarked;
