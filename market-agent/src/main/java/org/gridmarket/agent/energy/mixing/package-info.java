/** A home's part in mixes, and the keys it may never lose (spec anonymity). */
@NullMarked
package org.gridmarket.agent.energy.mixing;

import org.jspecify.annotations.NullMarked;
