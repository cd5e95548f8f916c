/**
 * Groups of components (the original's coordination, 5.3): who is in one and who leads it, as a state machine over what discovery
 * tells. Depends on discovery's records only; time comes in as an argument.
 */
@NullMarked
package org.gridmarket.middleware.group;

import org.jspecify.annotations.NullMarked;
