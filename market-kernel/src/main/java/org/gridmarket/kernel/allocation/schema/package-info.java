/** A market as data: its schema, and the terms that may change. */
@NullMarked
package org.gridmarket.kernel.allocation.schema;

import org.jspecify.annotations.NullMarked;
