/** Life-cycle tables and their properties in the languages of other model checkers. */
@NullMarked
package org.gridmarket.check.export;

import org.jspecify.annotations.NullMarked;
