/** How daemons reach each other: the membership port, and JGroups behind it. */
@NullMarked
package org.gridmarket.middleware.wires;

import org.jspecify.annotations.NullMarked;
