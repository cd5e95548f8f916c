/** Tests of the verifier of solutions, against an independent oracle. */
@NullMarked
package org.gridmarket.testkit.clearing;

import org.jspecify.annotations.NullMarked;
