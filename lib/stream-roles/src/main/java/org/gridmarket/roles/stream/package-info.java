/**
 * Those who act in the stream market, each as a pure state machine: events of the ledger, messages and time go in, operations and
 * messages come out. No sockets, no files, no clock; so the simulation plays what the programs run.
 */
@NullMarked
package org.gridmarket.roles.stream;

import org.jspecify.annotations.NullMarked;
