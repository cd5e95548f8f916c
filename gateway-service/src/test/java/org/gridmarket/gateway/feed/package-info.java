/** Tests. */
@NullMarked
package org.gridmarket.gateway.feed;

import org.jspecify.annotations.NullMarked;
