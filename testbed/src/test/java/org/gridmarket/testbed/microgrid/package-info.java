/** Data folders, good and bad. */
@NullMarked
package org.gridmarket.testbed.microgrid;

import org.jspecify.annotations.NullMarked;
