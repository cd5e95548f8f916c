/** The oblivious relay and who calls through it; the only part of this module with sockets. */
@NullMarked
package org.gridmarket.oblivious.relay;

import org.jspecify.annotations.NullMarked;
