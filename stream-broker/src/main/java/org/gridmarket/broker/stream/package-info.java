/** An embedded Pulsar broker and the desk that gives passes to it. */
@NullMarked
package org.gridmarket.broker.stream;

import org.jspecify.annotations.NullMarked;
