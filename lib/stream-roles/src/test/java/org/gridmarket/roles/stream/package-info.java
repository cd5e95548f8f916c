/** Tests of the roles of the stream market. */
@NullMarked
package org.gridmarket.roles.stream;

import org.jspecify.annotations.NullMarked;
