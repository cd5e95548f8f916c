/** What the energy market's pages are told. */
@NullMarked
package org.gridmarket.gateway.energy.page;

import org.jspecify.annotations.NullMarked;
