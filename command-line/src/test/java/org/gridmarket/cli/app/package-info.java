/** Commands of applications. */
@NullMarked
package org.gridmarket.cli.app;

import org.jspecify.annotations.NullMarked;
