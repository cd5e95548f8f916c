/** The forwarder and who calls through it; the only part of this module with sockets. */
@NullMarked
package org.gridmarket.oblivious.forwarder;

import org.jspecify.annotations.NullMarked;
