/** Tests of rules by interval and of tariffs. */
@NullMarked
package org.gridmarket.testkit.rule;

import org.jspecify.annotations.NullMarked;
