/** Messages over Apache Pulsar. */
@NullMarked
package org.gridmarket.worker.stream.pulsar;

import org.jspecify.annotations.NullMarked;
