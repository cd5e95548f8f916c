/** Alert rules, boards and scrape configuration, judged by Prometheus' own programs. */
@NullMarked
package org.gridmarket.testbed.monitoring;

import org.jspecify.annotations.NullMarked;
