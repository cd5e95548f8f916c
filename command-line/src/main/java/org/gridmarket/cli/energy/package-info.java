/** Commands of the energy market: operations by hand, questions, the audit. */
@NullMarked
package org.gridmarket.cli.energy;

import org.jspecify.annotations.NullMarked;
