/**
 * What the energy market's page asks: one answer for each of its addresses, from the public rows only. A further market has a
 * package of this kind beside its rows.
 */
@NullMarked
package org.gridmarket.gateway.energy.page;

import org.jspecify.annotations.NullMarked;
