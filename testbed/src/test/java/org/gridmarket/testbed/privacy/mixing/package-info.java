/** Tests of this package. */
@NullMarked
package org.gridmarket.testbed.privacy.mixing;

import org.jspecify.annotations.NullMarked;
