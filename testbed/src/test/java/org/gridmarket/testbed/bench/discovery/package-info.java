/** Tests of what benchmarks of discovery count. */
@NullMarked
package org.gridmarket.testbed.bench.discovery;

import org.jspecify.annotations.NullMarked;
