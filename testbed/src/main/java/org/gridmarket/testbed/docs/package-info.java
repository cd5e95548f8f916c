/** Pages that are made from the kernel's tables, so that they cannot say anything else. */
@NullMarked
package org.gridmarket.testbed.docs;

import org.jspecify.annotations.NullMarked;
