/** Examples, generators, an oracle and the guarantees of the energy market. */
@NullMarked
package org.gridmarket.testkit.energy;

import org.jspecify.annotations.NullMarked;
