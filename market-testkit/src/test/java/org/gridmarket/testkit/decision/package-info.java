/** Tests of rule books and of the table of refusals. */
@NullMarked
package org.gridmarket.testkit.decision;

import org.jspecify.annotations.NullMarked;
