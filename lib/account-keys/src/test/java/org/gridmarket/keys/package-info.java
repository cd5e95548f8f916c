/** Key files. */
@NullMarked
package org.gridmarket.keys;

import org.jspecify.annotations.NullMarked;
