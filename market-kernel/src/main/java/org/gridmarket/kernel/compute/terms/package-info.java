/** The terms of the computation market: a rule that two organisations agree on; a match keeps those it was made under. */
@NullMarked
package org.gridmarket.kernel.compute.terms;

import org.jspecify.annotations.NullMarked;
