/** Tests. */
@NullMarked
package org.gridmarket.testbed.report;

import org.jspecify.annotations.NullMarked;
