/** Proofs, in integers, of how good a solution of a sealed instance can be at most. */
@NullMarked
package org.gridmarket.kernel.energy.certificate;

import org.jspecify.annotations.NullMarked;
