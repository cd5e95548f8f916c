/** What the contracts of all markets share. */
@NullMarked
package org.gridmarket.testkit.operation;

import org.jspecify.annotations.NullMarked;
