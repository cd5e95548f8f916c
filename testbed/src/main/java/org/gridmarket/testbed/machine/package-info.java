/** Machines of a demonstration: each a daemon of discovery with certificates, at an address of the loopback network. */
@NullMarked
package org.gridmarket.testbed.machine;

import org.jspecify.annotations.NullMarked;
