/** The names of all own metrics, with help, type and labels, in one place; docs/generated/metrics.md is made from here. */
@NullMarked
package org.gridmarket.metrics;

import org.jspecify.annotations.NullMarked;
