/** Tests. */
@NullMarked
package org.gridmarket.gateway.readmodel;

import org.jspecify.annotations.NullMarked;
