/** Bugs that are put into sources on purpose, to see whether a simulation notices them. */
@NullMarked
package org.gridmarket.testkit.mutant;

import org.jspecify.annotations.NullMarked;
