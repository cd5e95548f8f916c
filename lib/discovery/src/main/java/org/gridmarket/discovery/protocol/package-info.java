/** The protocol as a state machine: time, randomness, messages and facts of the machine come in as arguments. */
@NullMarked
package org.gridmarket.discovery.protocol;

import org.jspecify.annotations.NullMarked;
