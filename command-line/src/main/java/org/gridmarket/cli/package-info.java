/** The command line, and what its commands share. */
@NullMarked
package org.gridmarket.cli;

import org.jspecify.annotations.NullMarked;
