/** Benchmarks: what they measure and against what. */
@NullMarked
package org.gridmarket.testbed.bench;

import org.jspecify.annotations.NullMarked;
