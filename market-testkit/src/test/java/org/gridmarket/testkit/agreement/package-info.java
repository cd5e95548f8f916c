/** What two organisations agree on, tested on a market that has nothing but that. */
@NullMarked
package org.gridmarket.testkit.agreement;

import org.jspecify.annotations.NullMarked;
