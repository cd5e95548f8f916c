/** Applications of the middleware: their models, and their actors. */
@NullMarked
package org.gridmarket.cli.app;

import org.jspecify.annotations.NullMarked;
