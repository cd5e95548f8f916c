/** Tests. */
@NullMarked
package org.gridmarket.testbed.process;

import org.jspecify.annotations.NullMarked;
