/** What members and the desk of a broker say to each other: who one is, and a pass for it. */
@NullMarked
package org.gridmarket.roles.stream.desk;

import org.jspecify.annotations.NullMarked;
