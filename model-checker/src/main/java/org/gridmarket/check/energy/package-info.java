/** The scopes of the energy market. */
@NullMarked
package org.gridmarket.check.energy;

import org.jspecify.annotations.NullMarked;
