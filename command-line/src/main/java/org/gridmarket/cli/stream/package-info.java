/** Stream computation on the command line. */
@NullMarked
package org.gridmarket.cli.stream;

import org.jspecify.annotations.NullMarked;
