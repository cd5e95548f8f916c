/** Commands of streams. */
@NullMarked
package org.gridmarket.cli.stream;

import org.jspecify.annotations.NullMarked;
