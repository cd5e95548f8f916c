/** Tests. */
@NullMarked
package org.gridmarket.testbed.household;

import org.jspecify.annotations.NullMarked;
