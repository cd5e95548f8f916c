/** Tests of grid plans and safe limits. */
@NullMarked
package org.gridmarket.testkit.grid;

import org.jspecify.annotations.NullMarked;
