/** Two hundred random histories. */
@NullMarked
package org.gridmarket.testbed.simulation;

import org.jspecify.annotations.NullMarked;
