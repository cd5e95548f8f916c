/** Tests of the benchmarks: that they measure what they say. */
@NullMarked
package org.gridmarket.testbed.bench;

import org.jspecify.annotations.NullMarked;
