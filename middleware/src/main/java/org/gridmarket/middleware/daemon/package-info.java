/** The daemon of a node: one thread that runs the protocol, with network, disk and clock around it. */
@NullMarked
package org.gridmarket.middleware.daemon;

import org.jspecify.annotations.NullMarked;
