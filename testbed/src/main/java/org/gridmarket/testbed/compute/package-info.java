/** Experiments about the batch-computation market (chapter 3). */
@NullMarked
package org.gridmarket.testbed.compute;

import org.jspecify.annotations.NullMarked;
