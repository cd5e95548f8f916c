/** Links to gateways, against doors of a market in memory. */
@NullMarked
package org.gridmarket.client.energy;

import org.jspecify.annotations.NullMarked;
