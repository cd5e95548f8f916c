/** This gateway among nodes: it announces itself at the node of its machine, and tells clients what that knows. */
@NullMarked
package org.gridmarket.gateway.discovery;

import org.jspecify.annotations.NullMarked;
