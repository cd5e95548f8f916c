/** What every link between daemons does. */
@NullMarked
package org.gridmarket.middleware.wires;

import org.jspecify.annotations.NullMarked;
