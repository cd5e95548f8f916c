/** Prometheus' own programs, for tests of metrics and alert rules. */
@NullMarked
package org.gridmarket.testkit.monitoring;

import org.jspecify.annotations.NullMarked;
