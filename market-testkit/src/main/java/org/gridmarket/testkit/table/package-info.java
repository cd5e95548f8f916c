/** Tables of tests: one witness for each refusal. */
@NullMarked
package org.gridmarket.testkit.table;

import org.jspecify.annotations.NullMarked;
