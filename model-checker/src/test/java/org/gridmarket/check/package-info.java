/** The properties of all contracts. */
@NullMarked
package org.gridmarket.check;

import org.jspecify.annotations.NullMarked;
