@NullMarked
package org.gridmarket.gateway.compute;

import org.jspecify.annotations.NullMarked;
