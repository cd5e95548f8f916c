/** The energy market in the gateway: its rows, its live view, its round closer. */
@NullMarked
package org.gridmarket.gateway.energy;

import org.jspecify.annotations.NullMarked;
