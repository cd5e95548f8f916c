@NullMarked
package org.gridmarket.middleware.disk;

import org.jspecify.annotations.NullMarked;
