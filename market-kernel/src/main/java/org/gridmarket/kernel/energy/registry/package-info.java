/** Meters, prosumers, solver licences. */
@NullMarked
package org.gridmarket.kernel.energy.registry;

import org.jspecify.annotations.NullMarked;
