/** A life-cycle table as a model of its own, with free guards. */
@NullMarked
package org.gridmarket.check.table;

import org.jspecify.annotations.NullMarked;
