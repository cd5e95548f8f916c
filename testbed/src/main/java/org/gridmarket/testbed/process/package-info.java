/** Processes that the testbed starts, watches and stops. */
@NullMarked
package org.gridmarket.testbed.process;

import org.jspecify.annotations.NullMarked;
