@NullMarked
package org.gridmarket.middleware.daemon;

import org.jspecify.annotations.NullMarked;
