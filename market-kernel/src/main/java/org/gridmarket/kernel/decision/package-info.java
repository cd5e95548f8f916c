/** Decisions and rule books: an expected refusal is a value with a code and a source. */
@NullMarked
package org.gridmarket.kernel.decision;

import org.jspecify.annotations.NullMarked;
