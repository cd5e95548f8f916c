/** Tests. */
@NullMarked
package org.gridmarket.testbed.day;

import org.jspecify.annotations.NullMarked;
