/** The command line: one file per command. */
@NullMarked
package org.gridmarket.testbed.cli;

import org.jspecify.annotations.NullMarked;
