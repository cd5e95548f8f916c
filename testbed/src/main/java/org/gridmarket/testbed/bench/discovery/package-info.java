/**
 * How fast services are found and missed, with real daemons in network namespaces; other programs that find services stand behind
 * the same interface (spec middleware, To show).
 */
@NullMarked
package org.gridmarket.testbed.bench.discovery;

import org.jspecify.annotations.NullMarked;
