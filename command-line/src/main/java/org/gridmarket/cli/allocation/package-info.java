/** The allocation market as members and operators type it. */
@NullMarked
package org.gridmarket.cli.allocation;

import org.jspecify.annotations.NullMarked;
