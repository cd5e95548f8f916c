/** What customers, suppliers and mediators offer, and the terms that bind them. */
@NullMarked
package org.gridmarket.kernel.stream.offer;

import org.jspecify.annotations.NullMarked;
