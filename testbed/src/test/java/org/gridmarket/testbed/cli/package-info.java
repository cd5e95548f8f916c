/** Tests. */
@NullMarked
package org.gridmarket.testbed.cli;

import org.jspecify.annotations.NullMarked;
