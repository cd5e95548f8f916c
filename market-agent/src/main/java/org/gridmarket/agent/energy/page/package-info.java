/** What a home sees of itself, on its own machine and nowhere else: a page, metrics, a broker. */
@NullMarked
package org.gridmarket.agent.energy.page;

import org.jspecify.annotations.NullMarked;
