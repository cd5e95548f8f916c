/** What a home's programs serve to their own machine, and to nobody who lacks the token. */
@NullMarked
package org.gridmarket.agent.loopback;

import org.jspecify.annotations.NullMarked;
