/** The gateway of one organisation: relay, read model, round closer, dashboard. */
@NullMarked
package org.gridmarket.gateway;

import org.jspecify.annotations.NullMarked;
