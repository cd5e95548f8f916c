/** What a daemon finds again. */
@NullMarked
package org.gridmarket.middleware.disk;

import org.jspecify.annotations.NullMarked;
