/** Tests. */
@NullMarked
package org.gridmarket.testbed.audit;

import org.jspecify.annotations.NullMarked;
