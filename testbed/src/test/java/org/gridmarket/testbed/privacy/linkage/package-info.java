/** Tests of this package. */
@NullMarked
package org.gridmarket.testbed.privacy.linkage;

import org.jspecify.annotations.NullMarked;
