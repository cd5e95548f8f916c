/** The stream market on a running network: a broker of its own, thermal frames with people on them, and somebody who lies. */
@NullMarked
package org.gridmarket.testbed.stream;

import org.jspecify.annotations.NullMarked;
