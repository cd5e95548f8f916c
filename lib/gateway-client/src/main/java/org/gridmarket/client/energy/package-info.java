/** What of the client knows the energy market: how its events are read, and which of them proves an operation. */
@NullMarked
package org.gridmarket.client.energy;

import org.jspecify.annotations.NullMarked;
