/** What is checked of allocation markets. */
@NullMarked
package org.gridmarket.check.allocation;

import org.jspecify.annotations.NullMarked;
