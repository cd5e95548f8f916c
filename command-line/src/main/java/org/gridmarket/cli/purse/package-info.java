/** The commands of purses: what their owners do, and the operator who holds the money outside. */
@NullMarked
package org.gridmarket.cli.purse;

import org.jspecify.annotations.NullMarked;
