@NullMarked
package org.gridmarket.gateway.stream;

import org.jspecify.annotations.NullMarked;
