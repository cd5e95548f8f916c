@NullMarked
package org.gridmarket.middleware.local;

import org.jspecify.annotations.NullMarked;
