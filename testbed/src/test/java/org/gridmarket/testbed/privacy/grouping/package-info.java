/** Tests of this package. */
@NullMarked
package org.gridmarket.testbed.privacy.grouping;

import org.jspecify.annotations.NullMarked;
