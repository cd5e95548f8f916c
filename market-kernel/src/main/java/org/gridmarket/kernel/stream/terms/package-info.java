/** The rules of the stream market, on which two organisations agree; an allocation keeps those it was made under. */
@NullMarked
package org.gridmarket.kernel.stream.terms;

import org.jspecify.annotations.NullMarked;
